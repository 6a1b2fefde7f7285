# METADATA
# title: Kubernetes workloads
# description: >-
#   Finds the pods and containers in whatever the input holds, with the place of each. Rules iterate over `pods` and
#   `containers` and know nothing of kinds, lists or nesting. Nothing here fails on a wrong type: what cannot be read is
#   in `unreadable`.
package lib.kubernetes

# METADATA
# description: Each document of the input with its number; documents that hold nothing are left out.
documents := [entry("", number, wrapped.document, "") |
	is_array(input.documents)
	some number, wrapped in input.documents
	is_object(wrapped.document)
]

# METADATA
# description: Everything that is no list, whether it came alone or within lists (of lists, four deep).
resources := [found |
	some level in [documents, items_1, items_2, items_3, items_4]
	some found in level
	not is_list(found)
]

items_1 := items(documents)

items_2 := items(items_1)

items_3 := items(items_2)

items_4 := items(items_3)

# A `List`, or a typed one such as `PodList`, whose items need not repeat their kind.
items(entries) := [entry(at, list.resource, manifest, trim_suffix(list.kind, "List")) |
	some list in entries
	is_list(list)
	some index, manifest in list.manifest.items
	is_object(manifest)
	at := concat("/", [list.at, "items", format_int(index, 10)])
]

is_list(found) if {
	endswith(found.kind, "List")
	is_array(found.manifest.items)
}

entry(at, number, manifest, kind) := {"resource": number, "at": at, "manifest": manifest, "kind": kind_of(manifest, kind)}

kind_of(manifest, kind) := manifest.kind if {
	is_string(manifest.kind)
	manifest.kind != ""
} else := kind

# METADATA
# description: Where each kind keeps its pod's specification; kinds are compared without regard to case.
pod_paths := {
	"pod": ["spec"],
	"podtemplate": ["template", "spec"],
	"deployment": ["spec", "template", "spec"],
	"statefulset": ["spec", "template", "spec"],
	"daemonset": ["spec", "template", "spec"],
	"replicaset": ["spec", "template", "spec"],
	"replicationcontroller": ["spec", "template", "spec"],
	"job": ["spec", "template", "spec"],
	"cronjob": ["spec", "jobTemplate", "spec", "template", "spec"],
}

# Kinds that others define are workloads when they hold containers at one of these places.
possible_paths := [
	["spec", "template", "spec"],
	["spec", "jobTemplate", "spec", "template", "spec"],
	["spec", "podTemplate", "spec"],
	["spec"],
]

pod_path(found) := pod_paths[lower(found.kind)]

pod_path(found) := [path |
	some path in possible_paths
	is_array(object.get(found.manifest, array.concat(path, ["containers"]), null))
][0] if {
	not pod_paths[lower(found.kind)]
}

# METADATA
# description: "Every pod specification: `{resource, at, subject, namespace, spec}`."
pods := [pod |
	some found in resources
	path := pod_path(found)
	spec := object.get(found.manifest, path, null)
	is_object(spec)
	pod := {
		"resource": found.resource,
		"at": concat("/", array.concat([found.at], path)),
		"subject": subject(found),
		"namespace": namespace(found.manifest),
		"spec": spec,
	}
]

# METADATA
# description: How people name a resource, as in `Deployment/web`.
subject(found) := concat("/", [found.kind, name(found.manifest)])

name(manifest) := manifest.metadata.name if {
	is_string(manifest.metadata.name)
} else := manifest.metadata.generateName if {
	is_string(manifest.metadata.generateName)
} else := "(unnamed)"

# METADATA
# description: The namespace of an object; `default` where it states none.
namespace(manifest) := manifest.metadata.namespace if {
	is_string(manifest.metadata.namespace)
	manifest.metadata.namespace != ""
} else := "default"

sorts := {"containers": "container", "initContainers": "init container", "ephemeralContainers": "ephemeral container"}

# METADATA
# description: The containers of one pod, of all three sorts, each with its place and the words that name it.
containers_of(pod) := [container |
	some sort, words in sorts
	is_array(pod.spec[sort])
	some index, spec in pod.spec[sort]
	is_object(spec)
	container := {
		"resource": pod.resource,
		"subject": pod.subject,
		"at": concat("/", [pod.at, sort, format_int(index, 10)]),
		"label": concat("", [words, " `", container_name(spec, index), "`"]),
		"sort": sort,
		"pod": pod,
		"spec": spec,
	}
]

container_name(spec, index) := spec.name if {
	is_string(spec.name)
	is_number(index)
} else := format_int(index, 10)

# METADATA
# description: The containers of every pod.
containers := [container |
	some pod in pods
	some container in containers_of(pod)
]
