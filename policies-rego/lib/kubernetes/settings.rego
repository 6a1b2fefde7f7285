# What a container is allowed, where that is said, and how a finding names it.
package lib.kubernetes

# METADATA
# description: "Whether a value asks for something: `true`, or a text that lenient readers take for it."
is_yes(value) if value == true

is_yes(value) if lower(value) in {"true", "yes", "on", "1"}

# METADATA
# description: "Whether a container is privileged: it may do everything, whatever else is said of it."
is_privileged(container) if is_yes(container.spec.securityContext.privileged)

# METADATA
# description: >-
#   Pods for Windows, where several settings of Linux do not exist. The kubelet of a Linux node refuses them, and the API
#   server refuses those that have settings of Linux all the same: such a pod is not believed.
is_windows(pod) if {
	pod.spec.os.name == "windows"
	not asks_for_linux(pod)
}

# METADATA
# description: What the API server forbids in a pod for Windows.
linux_settings := {
	"pod": {"hostPID", "hostIPC", "hostUsers", "shareProcessNamespace"},
	"pod context": {
		"appArmorProfile", "fsGroup", "fsGroupChangePolicy", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile",
		"supplementalGroups", "supplementalGroupsPolicy", "sysctls",
	},
	"container context": {
		"allowPrivilegeEscalation", "appArmorProfile", "capabilities", "privileged", "procMount",
		"readOnlyRootFilesystem", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile",
	},
}

asks_for_linux(pod) if states_any(pod.spec, linux_settings.pod)

asks_for_linux(pod) if states_any(pod.spec.securityContext, linux_settings["pod context"])

asks_for_linux(pod) if {
	some container in containers_of(pod)
	states_any(container.spec.securityContext, linux_settings["container context"])
}

states_any(spec, fields) if {
	some field in fields
	not object.get(spec, field, null) in {null, false}
}

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
place(at, manifest, path) := concat("/", array.concat([at], existing(manifest, path)))

# METADATA
# description: The steps of a path that exist.
existing(manifest, path) := array.slice(path, 0, max(depths)) if {
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
#   A JSON Patch that sets what is at a path below an object, with the parents that are missing; empty where something
#   else than an object stands in the way. Two patches that both create a parent undo each other: whoever applies several
#   judges in between, or merges what they create.
setting_patch(at, manifest, path, value) := {"patch": [{
	"op": "add",
	"path": pointer(at, array.slice(path, 0, depth)),
	"value": nested(array.slice(path, depth, count(path)), value),
}]} if {
	parents := existing(manifest, array.slice(path, 0, count(path) - 1))
	is_object(object.get(manifest, parents, null))
	depth := count(parents) + 1
} else := {}

nested(path, value) := value if {
	count(path) == 0
} else := {path[0]: value} if {
	count(path) == 1
} else := {path[0]: {path[1]: value}}

# METADATA
# description: A patch that sets a field of a container's own security context.
context_patch(container, path, value) := setting_patch(container.at, container.spec, array.concat(["securityContext"], path), value)

# METADATA
# description: The same, where a privileged container is not held to it, so that it would change nothing.
confining_patch(container, path, value) := {} if {
	is_privileged(container)
} else := context_patch(container, path, value)

# METADATA
# description: A patch that takes a capability away; a privileged container has every one, whatever its list says.
removal_patch(container, at) := {} if {
	is_privileged(container)
} else := {"patch": [{"op": "remove", "path": at}]}
