# METADATA
# title: Actions
# description: >-
#   What an action comes to: its operations, each with what it does (read, write or delete) and whether it touches
#   production. The host reads them from whatever form the action has; rules judge them and never its words.
package lib.action

# METADATA
# description: >-
#   The operations of the action, each with its `index`, its `class` (read, write, delete, or unknown) and whether it is
#   in `production`.
acts := [act |
	some index, operation in input.operations
	act := object.union(operation, {
		"index": index,
		"targets": array.concat(object.get(operation, "targets", []), targets_of(operation)),
		"class": class_of(operation),
		"production": is_production(operation),
	})
]

# The objects that it would apply or delete; those in a call's arguments have been named there at times.
targets_of(operation) := [target |
	some manifest in operation.manifests
	target := target_of_object(manifest.object)
	not is_named(operation, target)
]

target_of_object(object_) := object.union_n([
	{"kind": plural(lower(object_.kind))},
	{"name": name | name := object_.metadata.name},
	{"group": group | [group, _] := split(object_.apiVersion, "/")},
])

is_named(operation, target) if {
	some named in operation.targets
	named.name == target.name
}

plural(kind) := concat("", [trim_suffix(kind, "y"), "ies"]) if {
	endswith(kind, "y")
	not endswith(kind, "way")
} else := concat("", [kind, "es"]) if {
	some ending in ["s", "x", "ch"]
	endswith(kind, ending)
} else := concat("", [kind, "s"])

# METADATA
# description: "The namespaces that an operation is about: its own, and those of the objects in it."
namespaces(act) := {lower(trim_space(namespace)) |
	some namespace in array.concat(
		[act.namespace | is_string(act.namespace)],
		[namespace | some manifest in act.manifests; namespace := manifest.object.metadata.namespace],
	)
	is_string(namespace)
}

# METADATA
# description: Those that change something.
changing := [act |
	some act in acts
	act.class in {"write", "delete"}
]

# METADATA
# description: "What an operation does: what is only tried out reads, and what is made anew by force is deleted first."
class_of(operation) := "unknown" if {
	not is_known(operation)
} else := "read" if {
	operation.dry_run == true
} else := class_of_verb(operation)

class_of_verb(operation) := "delete" if {
	verbs[squeeze(operation.verb)] == "delete"
} else := "delete" if {
	squeeze(operation.verb) == "replace"
	operation.force == true
} else := "delete" if {
	verbs[squeeze(operation.verb)] == "write"
	some target in operation.targets
	target.subresource == "eviction"
} else := "write" if {
	verbs[squeeze(operation.verb)] == "read"
	some target in operation.targets
	target.subresource in running
} else := verbs[squeeze(operation.verb)]

is_known(operation) if verbs[squeeze(operation.verb)]

# A read of them opens a way in: `GET …/pods/web-0/exec` runs a command.
running := {"exec", "attach", "portforward", "proxy"}

# METADATA
# description: Whether an operation is about one of these kinds, in the plural.
is_about(act, kinds) if {
	some target in act.targets
	target.kind in kinds
}

# METADATA
# description: "How findings call an operation: its verb, and what it is done to."
said(act) := concat(" ", [quoted(squeeze(act.verb)), "of", target_of(act)]) if {
	target_of(act)
} else := concat(" ", [quoted(squeeze(act.verb)), "by", quoted(object.get(act, "tool", "a tool"))])

target_of(act) := concat("", [target.kind, name, others]) if {
	target := act.targets[0]
	target.kind != ""
	name := concat("", [text | text := concat("", [" `", trim_space(target.name), "`"])])
	others := concat("", [text | count(act.targets) > 1; text := sprintf(" and %d more", [count(act.targets) - 1])])
}

# METADATA
# description: "Between back quotes."
quoted(text) := concat("", ["`", text, "`"])

# METADATA
# description: >-
#   Where a finding about a whole operation stands: at the verb of a structured action, at the tool of a call, or where
#   the operation was said.
place(act) := {"at": "/verb"} if {
	act.at == ""
	is_string(input.verb)
} else := {"at": "/tool"} if {
	act.at == ""
	is_string(input.tool)
} else := {"at": act.at, "range": act.range} if {
	is_object(act.range)
} else := {"at": act.at}

# METADATA
# description: "A JSON pointer's part."
escaped(key) := replace(replace(key, "~", "~0"), "/", "~1")
