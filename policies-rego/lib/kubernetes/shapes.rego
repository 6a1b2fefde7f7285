# Pods and containers wherever they are: custom resources embed them at places that no table can list, so they are
# known by their shape. Every document is walked once.
package lib.kubernetes

# METADATA
# description: Names of fields that a walk stops at, since a pod, a container, a part of one, or an object may be there.
marks := ((container_holders | object.keys(sorts)) | {"securityContext", "volumes", "kind", "$patch"}) | host_namespaces

# METADATA
# description: Fields that hold one container or a list of them, outside of a pod's specification.
container_holders := {
	"container", "mainContainer", "sidecarContainer", "script", "steps", "buildSteps", "stepTemplate", "sidecar",
	"sidecars", "sidecarContainers", "extraContainers", "additionalContainers", "extraInitContainers",
}

host_namespaces := {"hostNetwork", "hostPID", "hostIPC"}

# METADATA
# description: What tells a container from other things that are in lists of that name.
container_fields := {
	"image", "command", "args", "env", "envFrom", "ports", "resources", "securityContext", "volumeMounts",
	"volumeDevices", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "imagePullPolicy", "workingDir",
}

# METADATA
# description: Fields of a security context that only containers have.
container_context_fields := {
	"privileged", "capabilities", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "procMount",
}

# METADATA
# description: Groups whose objects describe what others may look like, and run nothing.
describing_groups := {
	"apiextensions.k8s.io", "constraints.gatekeeper.sh", "templates.gatekeeper.sh", "mutations.gatekeeper.sh",
}

# METADATA
# description: Fields of Kyverno's policies that say what a pod is compared with.
kyverno_patterns := {"pattern", "anyPattern", "patchStrategicMerge"}

marked := [{"found": found, "path": array.slice(path, 0, depth), "mark": mark, "value": value} |
	some found in opened
	not describes_others(found)
	walk(body(found), [path, value])
	depth := count(path) - 1
	mark := path[depth]
	mark in marks
	not is_pattern(found, path)
]

# The items of an object are judged by themselves.
body(found) := object.remove(found.manifest, ["items"]) if has_items(found)

body(found) := found.manifest if not has_items(found)

describes_others(found) if found.group in describing_groups

describes_others(found) if {
	found.kind == "PodSecurityPolicy"
	found.group in {"policy", "extensions"}
}

is_pattern(found, path) if {
	endswith(found.group, "kyverno.io")
	some step in path
	step in kyverno_patterns
}

parent_of(spot) := object.get(spot.found.manifest, spot.path, null)

# METADATA
# description: The JSON pointer of a path below a place.
pointer(at, path) := concat("/", array.concat([at], [pointer_step(step) | some step in path]))

pointer_step(step) := format_int(step, 10) if {
	is_number(step)
} else := replace(replace(step, "~", "~0"), "/", "~1")

# METADATA
# description: Objects within objects, as in a template, a trigger or a revision. A reference to an object is not one.
embedded := [object.union(described(at, spot.found.resource, manifest, manifest.kind, manifest.apiVersion), {"root": spot.found.root}) |
	some spot in marked
	spot.mark == "kind"
	count(spot.path) > 0
	manifest := parent_of(spot)
	is_string(manifest.kind)
	is_string(manifest.apiVersion)
	has_content(manifest)
	at := pointer(spot.found.at, spot.path)
]

has_content(manifest) if workloads[manifest.kind].path[0] in object.keys(manifest)

has_content(manifest) if {
	not workloads[manifest.kind]
	is_object(manifest.metadata)
}

# METADATA
# description: >-
#   Documents with a directive of kustomize's strategic merge, which are parts of others. The revisions of a
#   controller hold one, too, and are whole.
patches := {spot.found.root |
	some spot in marked
	spot.mark == "$patch"
	not is_kind(spot.found, "apps", "ControllerRevision")
}

kind_places := {[pod.resource, pod.at] | some pod in pods_by_kind}

pods_by_shape := [pod |
	some spot in marked
	sorts[spot.mark]
	parent := parent_of(spot)
	spot.mark == container_lists(parent)[0]
	at := pointer(spot.found.at, spot.path)
	not [spot.found.resource, at] in kind_places
	pod := object.union(pod_of(spot.found, spot.path, parent, names_image(parent)), {"by_shape": true})
]

container_lists(parent) := [sort |
	some sort, _ in sorts
	holds_container(parent[sort])
]

holds_container(list) if {
	is_array(list)
	some item in list
	some field, _ in item
	field in container_fields
}

default names_image(_) := false

names_image(parent) if {
	some sort, _ in sorts
	some item in parent[sort]
	is_string(item.image)
}

pod_places := kind_places | {[pod.resource, pod.at] | some pod in pods_by_shape}

# METADATA
# description: Objects that ask for what only a pod can ask for, such as the driver of a Spark application.
pod_parts := [pod |
	some spot in marked
	asks_as_pod(spot.mark, spot.value)
	at := pointer(spot.found.at, spot.path)
	not [spot.found.resource, at] in pod_places
	pod := pod_of(spot.found, spot.path, parent_of(spot), false)
]

# Text may be anything else, such as an entry of a ConfigMap.
asks_as_pod(mark, true) if mark in host_namespaces

asks_as_pod("volumes", value) if {
	is_array(value)
	some volume in value
	volume.hostPath != null
}

# METADATA
# description: Containers outside of a pod's specification, such as the steps of a task or the template of a workflow.
lone_containers := [container |
	some spot in marked
	spot.mark in container_holders
	some position, spec in candidates(spot)
	is_string(spec.image)
	parent := parent_of(spot)
	container := lone_container(spot, array.concat([spot.mark], position), spec, lone_pod(spot, parent))
]

candidates(spot) := {[]: spot.value} if is_object(spot.value)

candidates(spot) := {[index]: spec | some index, spec in spot.value} if is_array(spot.value)

lone_container(spot, steps, spec, pod) := {
	"resource": spot.found.resource,
	"root": spot.found.root,
	"subject": subject(spot.found),
	"at": pointer(spot.found.at, array.concat(spot.path, steps)),
	"label": concat("", ["container `", lone_name(spec, steps), "`"]),
	"sort": "containers",
	"pod": pod,
	"spec": spec,
	"whole": is_whole(spot.found, true),
}

lone_name(spec, steps) := spec.name if {
	is_string(spec.name)
} else := concat(".", [pointer_step(step) | some step in steps])

# A workflow states the security context of all its pods once.
lone_pod(spot, parent) := {"at": concat("/", [spot.found.at, "spec"]), "spec": spot.found.manifest.spec} if {
	not has_context(parent)
	is_object(spot.found.manifest.spec.securityContext)
} else := {"at": pointer(spot.found.at, spot.path), "spec": parent}

has_context(parent) if is_object(parent.securityContext)

container_places := {[container.resource, container.at] | some container in containers_of_pods} | {[container.resource, container.at] | some container in lone_containers}

# METADATA
# description: Objects that ask for what only a container can ask for, without being known as one.
container_parts := [container |
	some spot in marked
	spot.mark == "securityContext"
	some field, _ in spot.value
	field in container_context_fields
	at := pointer(spot.found.at, spot.path)
	not [spot.found.resource, at] in (container_places | kind_places)
	spec := parent_of(spot)
	container := object.union(lone_container(spot, [], spec, {"at": at, "spec": {}}), {"label": part_label(spot.path), "whole": false})
]

part_label(path) := concat("", ["`", pointer_step(last), "`"]) if {
	last := path[count(path) - 1]
} else := "the object"
