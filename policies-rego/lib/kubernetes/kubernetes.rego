# METADATA
# title: Kubernetes workloads
# description: >-
#   Finds the pods and containers in whatever the input holds, with the place of each. Rules iterate over `pods` and
#   `containers` and know nothing of kinds, lists or nesting. Nothing here fails on a wrong type: what cannot be read is
#   in `unreadable`.
package lib.kubernetes

# METADATA
# description: Each document of the input with its number; documents that hold nothing are left out.
documents := [entry("", number, wrapped.document, {}) |
	is_array(input.documents)
	some number, wrapped in input.documents
	is_object(wrapped.document)
	not wrapped.input_kind
]

# METADATA
# description: >-
#   Every object that is applied, whether it came alone or within lists (of lists, four deep). Whatever has `items` is
#   a list to kubectl; an object that calls itself something else is judged beside its items.
opened := [found |
	some level in [documents, items_1, items_2, items_3, items_4]
	some found in level
	not is_list(found)
]

items_1 := items(documents)

items_2 := items(items_1)

items_3 := items(items_2)

items_4 := items(items_3)

items(entries) := [entry(at, list.resource, manifest, list) |
	some list in entries
	has_items(list)
	some index, manifest in list.manifest.items
	is_object(manifest)
	at := concat("/", [list.at, "items", format_int(index, 10)])
]

has_items(found) if is_array(found.manifest.items)

is_list(found) if {
	has_items(found)
	endswith(found.kind, "List")
}

# The items of a typed list, such as a `PodList`, need repeat neither their kind nor their version.
entry(at, number, manifest, list) := described(at, number, manifest, trim_suffix(list.kind, "List"), list.apiVersion) if {
	object.get(manifest, "kind", "") == ""
	object.get(manifest, "apiVersion", "") == ""
} else := described(at, number, manifest, object.get(manifest, "kind", ""), object.get(manifest, "apiVersion", null))

described(at, number, manifest, kind, api_version) := {
	"resource": number,
	"at": at,
	"root": [number, at],
	"manifest": manifest,
	"kind": text_or(kind, ""),
	"apiVersion": api_version,
	"group": group_of(api_version),
}

# METADATA
# description: The API group of an `apiVersion`; `""` is the core group, `null` is said by objects that state none.
group_of(api_version) := concat("/", array.slice(steps, 0, count(steps) - 1)) if {
	is_string(api_version)
	api_version != ""
	steps := split(api_version, "/")
} else := null

# METADATA
# description: "Whether an object is of a kind: the group counts too, unless the object states none, or `*` is asked for."
is_kind(found, group, kind) if {
	found.kind == kind
	found.group in {group, null}
}

is_kind(found, "*", kind) if found.kind == kind

# METADATA
# description: Every object, those that others wrap included.
resources := array.concat(opened, embedded)

# METADATA
# description: >-
#   Every pod specification: `{resource, root, owner, path, at, subject, namespace, spec, whole}`, where `path` is its place
#   in the manifest of its `owner`. One that is not `whole` is a part or a patch of a pod, so that only what it asks for
#   can be judged, not what it leaves out.
pods := array.concat(pods_by_kind, array.concat(pods_by_shape, pod_parts))

pods_by_kind := [pod |
	some found in resources
	path := workload_of(found).path
	spec := object.get(found.manifest, path, null)
	is_object(spec)
	pod := pod_of(found, path, spec, true)
]

pod_of(found, path, spec, whole) := {
	"resource": found.resource,
	"root": found.root,
	"owner": found,
	"path": path,
	"at": pointer(found.at, path),
	"subject": subject(found),
	"namespace": namespace(found.manifest),
	"spec": spec,
	"whole": is_whole(found, whole),
}

default is_whole(_, _) := false

is_whole(found, whole) if {
	whole
	not found.root in patches
}

# METADATA
# description: The row of `workloads` for an object, if it is a workload of Kubernetes' own.
workload_of(found) := workloads[found.kind] if found.group in workloads[found.kind].groups

workload_of(found) := workloads[found.kind] if found.group == null

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
		"root": pod.root,
		"subject": pod.subject,
		"at": concat("/", [pod.at, sort, format_int(index, 10)]),
		"label": concat("", [words, " `", container_name(spec, index), "`"]),
		"sort": sort,
		"pod": pod,
		"spec": spec,
		"whole": is_judged_whole(pod, spec),
	}
]

default is_judged_whole(_, _) := false

is_judged_whole(pod, _) if {
	pod.whole
	not pod.by_shape
}

# Operators let people change one field of a container that they make themselves: such a part names no image.
is_judged_whole(pod, spec) if {
	pod.whole
	pod.by_shape
	is_string(spec.image)
}

container_name(spec, index) := text_or(object.get(spec, "name", null), format_int(index, 10))

# METADATA
# description: >-
#   The containers of every pod, those that stand alone, and the parts of some; `whole` tells whether what they leave out
#   can be judged.
containers := array.concat(containers_of_pods, array.concat(lone_containers, container_parts))

containers_of_pods := [container |
	some pod in pods
	some container in containers_of(pod)
]

text_or(value, otherwise) := value if {
	is_string(value)
} else := otherwise
