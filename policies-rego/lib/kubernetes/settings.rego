# What a container is allowed, where that is said, and how a finding names it.
package lib.kubernetes

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
