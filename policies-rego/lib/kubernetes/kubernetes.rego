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

# METADATA
# description: "Whether a value asks for something: `true`, or a text that lenient readers take for it."
is_yes(value) if value == true

is_yes(value) if lower(value) in {"true", "yes", "on", "1"}

# METADATA
# description: Pods that say they run on Windows, where several Linux settings do not exist.
is_windows(pod) if lower(pod.spec.os.name) == "windows"

# METADATA
# description: >-
#   A security setting as the kubelet sees it: the container's own, else the pod's, with its place. Undefined where
#   neither states it; a `null` states nothing.
effective(container, field) := {"value": value, "at": concat("/", [container.at, "securityContext", field])} if {
	value := container.spec.securityContext[field]
	value != null
} else := {"value": value, "at": concat("/", [container.pod.at, "securityContext", field])} if {
	value := container.pod.spec.securityContext[field]
	value != null
}

# METADATA
# description: The place of a path below an object, or of the nearest parent that exists.
place(at, manifest, path) := concat("/", array.concat([at], array.slice(path, 0, max(depths)))) if {
	depths := {0} | {depth |
		some index, _ in path
		depth := index + 1
		object.get(manifest, array.slice(path, 0, depth), null) != null
	}
}

# METADATA
# description: What every finding about a container begins with.
container_finding(container, path, message) := {
	"resource": container.resource,
	"subject": container.subject,
	"at": place(container.at, container.spec, path),
	"message": concat(" ", [container.label, message]),
}

# METADATA
# description: What every finding about a pod begins with.
pod_finding(pod, path, message) := {
	"resource": pod.resource,
	"subject": pod.subject,
	"at": place(pod.at, pod.spec, path),
	"message": message,
}

# METADATA
# description: >-
#   A JSON Patch that sets one field of a container's security context; empty where the context is missing, since two
#   patches that both create it would undo each other.
context_patch(container, field, value) := {"patch": [{
	"op": "add",
	"path": concat("/", [container.at, "securityContext", field]),
	"value": value,
}]} if {
	is_object(container.spec.securityContext)
} else := {}

# METADATA
# description: "What could not be read as a workload, and so was not judged: `{resource, at, subject, message}`."
unreadable contains {"resource": 0, "at": "", "subject": "input", "message": message} if {
	not has_documents
	message := "the input has no array `documents`"
}

unreadable contains {"resource": number, "at": "", "subject": "document", "message": message} if {
	is_array(input.documents)
	some number, wrapped in input.documents
	not is_readable(wrapped)
	message := "the document is not an object"
}

has_documents if is_array(input.documents)

# An empty document, as between two `---`, is nothing to judge.
is_readable(wrapped) if is_object(wrapped.document)

is_readable(wrapped) if wrapped.document == null

unreadable contains {"resource": list.resource, "at": list.at, "subject": subject(list), "message": message} if {
	some list in items_4
	is_list(list)
	message := "lists are nested more than four deep"
}

unreadable contains {"resource": found.resource, "at": found.at, "subject": subject(found), "message": message} if {
	some found in resources
	not is_string(object.get(found.manifest, "kind", found.kind))
	message := "`kind` is not a string"
}

unreadable contains {"resource": list.resource, "at": at, "subject": subject(list), "message": message} if {
	some level in [documents, items_1, items_2, items_3]
	some list in level
	is_list(list)
	some index, manifest in list.manifest.items
	not is_object(manifest)
	not is_null(manifest)
	at := concat("/", [list.at, "items", format_int(index, 10)])
	message := "the item is not an object"
}

unreadable contains {"resource": found.resource, "at": at, "subject": subject(found), "message": message} if {
	some found in resources
	path := pod_paths[lower(found.kind)]
	not is_object(object.get(found.manifest, path, null))
	at := place(found.at, found.manifest, path)
	message := concat("", ["no pod specification at `", concat(".", path), "`"])
}

unreadable contains pod_finding(pod, [sort], message) if {
	some pod in pods
	some sort, _ in sorts
	value := pod.spec[sort]
	not is_array(value)
	not is_null(value)
	message := concat("", ["`", sort, "` is of type ", type_name(value), ", not a list"])
}

unreadable contains object.union(pod_finding(pod, [sort], message), {"at": at}) if {
	some pod in pods
	some sort, words in sorts
	is_array(pod.spec[sort])
	some index, spec in pod.spec[sort]
	not is_object(spec)
	at := concat("/", [pod.at, sort, format_int(index, 10)])
	message := concat("", ["the ", words, " is of type ", type_name(spec), ", not an object"])
}

unreadable contains pod_finding(pod, ["securityContext"], message) if {
	some pod in pods
	value := pod.spec.securityContext
	not is_object(value)
	not is_null(value)
	message := concat("", ["`securityContext` of the pod is of type ", type_name(value), ", not an object"])
}

unreadable contains container_finding(container, ["securityContext"], message) if {
	some container in containers
	value := container.spec.securityContext
	not is_object(value)
	not is_null(value)
	message := concat("", ["has a `securityContext` of type ", type_name(value), ", not an object"])
}
