# METADATA
# title: No seccomp profile
# description: >-
#   A seccomp profile keeps a container from the system calls that it does not need and attackers do. Without one, or
#   with Unconfined, every call is open. Pods for Windows have none.
# custom:
#   id: K8S-SECCOMP
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Set securityContext.seccompProfile.type to RuntimeDefault for the pod
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.2}, {framework: PSS, id: restricted}]
#   variants:
#     unconfined:
#       title: Seccomp switched off
#       severity: high
#       controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.2}, {framework: PSS, id: baseline}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext:
#           seccompProfile: {type: Unconfined}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext:
#           seccompProfile: {type: RuntimeDefault}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.seccomp

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["securityContext", "seccompProfile", "type"]

confining := {"RuntimeDefault", "Localhost"}

findings contains object.union_n([found, {"variant": "missing"}, patch_of(container)]) if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	type := effective_type(container)
	not type in confining
	type != "Unconfined"
	found := kubernetes.container_finding(container, path, "has no seccomp profile, nor has its pod")
}

findings contains object.union_n([found, {"variant": "unconfined"}, patch_of(container)]) if {
	some container in kubernetes.containers
	container.spec.securityContext.seccompProfile.type == "Unconfined"
	found := kubernetes.container_finding(container, path, "has seccomp switched off")
}

findings contains object.union_n([found, {"variant": "unconfined"}, kubernetes.setting_patch(pod.at, pod.spec, ["securityContext", "seccompProfile"], runtime_default)]) if {
	some pod in kubernetes.pods
	pod.spec.securityContext.seccompProfile.type == "Unconfined"
	found := kubernetes.pod_finding(pod, path, "the pod has seccomp switched off")
}

runtime_default := {"type": "RuntimeDefault"}

# A privileged container is confined by no profile.
patch_of(container) := kubernetes.confining_patch(container, ["seccompProfile"], runtime_default)

default effective_type(_) := null

effective_type(container) := kubernetes.effective(container, "seccompProfile").value.type
