# METADATA
# title: Capabilities not dropped
# description: >-
#   A container starts with some of root's powers. Drop ALL of them and add back the one that is needed; only
#   NET_BIND_SERVICE is harmless enough to add without a second thought. Pods for Windows have no capabilities.
# custom:
#   id: K8S-CAPABILITIES
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: 'Set securityContext.capabilities to drop: ["ALL"], and add nothing but NET_BIND_SERVICE'
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.8}
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#     - {framework: PSS, id: restricted}
#   variants:
#     added: {title: Capability added}
#     powerful:
#       title: Powerful capability added
#       severity: high
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#   parameters: [allowed_capabilities]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext:
#               capabilities: {add: [SYS_ADMIN]}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext:
#               capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
package rules.capabilities

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# METADATA
# description: What the container runtimes give every container, and the Pod Security Standards' baseline lets be added.
ordinary := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}

path := ["securityContext", "capabilities"]

findings contains object.union_n([found, {"variant": "kept"}, kubernetes.confining_patch(container, ["capabilities", "drop"], ["ALL"])]) if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not drops_all(container)
	found := kubernetes.container_finding(container, array.concat(path, ["drop"]), "does not drop ALL capabilities")
}

findings contains object.union_n([found, {"variant": variant(capability), "at": at}, kubernetes.removal_patch(container, at)]) if {
	some container in kubernetes.containers
	some index, capability in container.spec.securityContext.capabilities.add
	not capability in parameters.values.allowed_capabilities
	place := concat("/", array.concat([container.at], path))
	at := concat("/", [place, "add", format_int(index, 10)])
	found := kubernetes.container_finding(container, path, concat(" ", ["adds capability", capability_name(capability)]))
}

drops_all(container) if {
	is_array(container.spec.securityContext.capabilities.drop)
	some capability in container.spec.securityContext.capabilities.drop
	upper(capability) == "ALL"
}

capability_name(capability) := capability if {
	is_string(capability)
} else := concat("", ["of type ", type_name(capability)])

variant(capability) := "added" if {
	capability in ordinary
} else := "powerful"
