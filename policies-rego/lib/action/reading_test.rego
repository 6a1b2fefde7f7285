# What the host makes of an action, in short: for tests, which give plural kinds and plain names.
package lib.action_reading

# METADATA
# description: "A structured action with the one operation that it comes to; `more` adds to that."
structured(action, more) := object.union(action, {"operations": [operation], "unread": []}) if {
	operation := object.union_n([
		{"at": "", "tool": object.get(action, "tool", "action"), "verb": object.get(action, "verb", ""), "said": "", "targets": [target(action)]},
		object.filter(action, {"namespace", "cluster", "environment"}),
		{"changes": changes(action)},
		more,
	])
}

# METADATA
# description: "Operations as they stand in a shell line, each with a verb and a kind at least."
line(operations) := {"command": "…", "environment": "development", "unread": [], "operations": [read |
	some index, operation in operations
	read := object.union({
		"at": "/command", "range": {"start": 10 * index, "end": (10 * index) + 9}, "tool": "kubectl", "said": "", "targets": [],
	}, operation)
]}

target(action) := object.union({"kind": kind_of(action)}, object.union_n([named, subresource])) if {
	named := {"name": name | name := name_of(action)}
	subresource := {"subresource": part |
		part := split(action.resource, "/")[1]
		part in {"exec", "kubeconfig", "token"}
	}
}

kind_of(action) := plural(squeezed(split(action.resource, "/")[0]))

name_of(action) := action.name if {
	is_string(action.name)
} else := split(action.resource, "/")[1]

squeezed(text) := replace(replace(lower(trim_space(text)), "-", ""), "_", "")

plural(kind) := "namespaces" if {
	kind in {"ns", "namespace", "namespaces"}
} else := kind

changes(action) := [{"path": names, "value": value, "at": at} |
	walk(object.get(action, "arguments", {}), [path, value])
	not is_object(value)
	not is_array(value)
	count(path) > 0
	names := [name | some name in path; is_string(name)]
	at := concat("/", array.concat(["", "arguments"], [step | some part in path; step := text(part)]))
]

text(part) := part if is_string(part)

text(part) := format_int(part, 10) if is_number(part)
