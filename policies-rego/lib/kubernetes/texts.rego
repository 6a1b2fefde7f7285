# Texts that hold a pod, a part of one, or an object: an operator opens them, and no rule does.
package lib.kubernetes

# METADATA
# description: >-
#   Every text in a custom resource that an operator makes a pod or an object of: `{resource, root, at, reason}`. It is
#   known by the name of its field, whatever it says, or by what it says. Kubernetes' own kinds open no text, and what a
#   container is handed (its command, its script, its environment) is its program's business.
unopened_texts := [{"resource": found.resource, "root": found.root, "at": pointer(found.at, path), "reason": reason} |
	some found in opened
	not is_typed(found)
	not describes_others(found)
	not is_data(found)
	walk(body(found), [path, text])
	is_string(text)
	steps := [step | some step in path; is_string(step)]
	holds_manifest(found, path, steps, text)
	not is_note(steps)
	not is_within(found, path, data_places)
	not is_pattern(found, path)
	reason := concat("", ["no rule opens the text in `", steps[count(steps) - 1], "`"])
]

# METADATA
# description: >-
#   Fields whose texts are merged into a pod or applied as objects, whatever they say: a template may fill them in later.
#   The fields above tell those apart whose names others have, too; `*` is any field.
text_fields := {
	"podSpecPatch": {"*"},
	"templatePatch": {"*"},
	"valuesContent": {"*"},
	"patchesStrategicMerge": {"*"},
	"patch": {"patches", "patchesJson6902", "patchesJSON6902"},
	"manifest": {"resource"},
	"values": {"helm"},
}

# A text that says nothing changes nothing.
holds_manifest(_, _, steps, text) if {
	some holder in text_fields[steps[count(steps) - 1]]
	holder in array.concat(["*"], array.slice(steps, count(steps) - 2, count(steps) - 1))
	trim_space(text) != ""
}

holds_manifest(found, path, _, text) if {
	contains(text, ":")
	reads_as_manifest(text)
	not is_within(found, path, container_places | kind_places)
}

# METADATA
# description: >-
#   Whether a text, as YAML or JSON, has the fields of an object, or one that only pods have, at the beginning of a line or
#   of an entry.
reads_as_manifest(text) if {
	regex.match(`(?m)^[ \t{"'-]*apiVersion["']?[ \t]*:|[{,]\s*"apiVersion"\s*:`, text)
	regex.match(`(?m)^[ \t{"'-]*kind["']?[ \t]*:|[{,]\s*"kind"\s*:`, text)
}

reads_as_manifest(text) if regex.match(pod_field, text)

pod_fields := {
	"allowPrivilegeEscalation", "containers", "ephemeralContainers", "hostIPC", "hostNetwork", "hostPID", "hostPath",
	"initContainers", "privileged", "securityContext", "volumeMounts",
}

pod_field := concat(concat("|", pod_fields), [`(?m)(?:^[ \t{"'-]*|[{,]\s*["']?)(?:`, `)["']?[ \t]*:(?:\s|["'\[{]|$)`])

# Annotations are notes, and so is what describes.
is_note(steps) if {
	some step in steps
	step in {"annotations", "description"}
}

is_within(found, path, places) if {
	some depth in numbers.range(0, count(path) - 1)
	[found.resource, pointer(found.at, array.slice(path, 0, depth))] in places
}

data_places := {[each.resource, each.at] | some each in embedded; is_data(each)}

# Entries of these are files to whoever mounts them: a pod that runs one is judged for itself.
is_data(found) if {
	some kind in {"ConfigMap", "Secret"}
	is_kind(found, "", kind)
}
