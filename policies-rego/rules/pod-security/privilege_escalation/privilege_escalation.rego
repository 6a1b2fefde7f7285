# METADATA
# title: Privilege escalation allowed
# description: >-
#   Unless allowPrivilegeEscalation is false, a program in the container can gain more rights than its parent, by a
#   setuid file for one. Pods for Windows have no such setting.
# custom:
#   id: K8S-PRIVILEGE-ESCALATION
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Set securityContext.allowPrivilegeEscalation to false on every container
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.6}
#     - {framework: PSS, id: restricted}
#     - {framework: HIPAA, id: 164.312(a)(1)}
#   variants:
#     asked: {severity: high}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {allowPrivilegeEscalation: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {allowPrivilegeEscalation: false}
package rules.privilege_escalation

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["securityContext", "allowPrivilegeEscalation"]

findings contains object.union_n([found, {"variant": variant(container)}, patch]) if {
	some container in kubernetes.containers
	not container.spec.securityContext.allowPrivilegeEscalation == false
	is_judged(container)
	found := kubernetes.container_finding(container, path, message(container))
	patch := patch_of(container)
}

# What a part of a container leaves out is said elsewhere.
is_judged(container) if {
	container.whole
	not kubernetes.is_windows(container.pod)
}

is_judged(container) if asks(container)

# A privileged container may do everything anyway, and so may one with CAP_SYS_ADMIN: the API server refuses the two together.
patch_of(container) := {} if {
	some capability in container.spec.securityContext.capabilities.add
	trim_prefix(upper(capability), "CAP_") in {"SYS_ADMIN", "ALL"}
} else := kubernetes.confining_patch(container, ["allowPrivilegeEscalation"], false)

asks(container) if kubernetes.is_yes(container.spec.securityContext.allowPrivilegeEscalation)

variant(container) := "asked" if {
	asks(container)
} else := "kept"

message(container) := "allows privilege escalation" if {
	asks(container)
} else := "does not set allowPrivilegeEscalation to false"
