# METADATA
# title: runAsNonRoot is not true
# description: >-
#   The Pod Security Standards' restricted level asks for runAsNonRoot: true, of the pod or of every container. A user
#   number is not enough: only runAsNonRoot makes the kubelet refuse an image that starts as root.
# custom:
#   id: K8S-RUN-AS-NON-ROOT
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Set runAsNonRoot to true for the pod, and to false nowhere
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.7}
#     - {framework: PSS, id: restricted}
#     - {framework: HIPAA, id: 164.312(a)(1)}
#   variants:
#     missing: {}
#     refused:
#       title: Container sets runAsNonRoot to false
#     pod:
#       title: Pod sets runAsNonRoot to false
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 10001}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext: {runAsNonRoot: true}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.run_as_non_root

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["securityContext", "runAsNonRoot"]

findings contains object.union_n([found, {"variant": variant(container)}, patch_of(container)]) if {
	some container in kubernetes.containers
	container.whole
	not is_held(container)
	found := kubernetes.container_finding(container, path, message(container))
}

# What every container says otherwise is refused by the standard all the same.
findings contains object.union(found, {"variant": "pod", "patch": [{"op": "remove", "path": found.at}]}) if {
	some pod in kubernetes.pods
	pod.spec.securityContext.runAsNonRoot == false
	found := kubernetes.pod_finding(pod, path, "the pod sets runAsNonRoot to false")
}

is_held(container) if kubernetes.effective(container, "runAsNonRoot").value == true

variant(container) := "refused" if {
	container.spec.securityContext.runAsNonRoot == false
} else := "missing"

message(container) := "sets runAsNonRoot to false" if {
	variant(container) == "refused"
} else := "is not held to runAsNonRoot, neither by itself nor by its pod"

# With user 0 beside it the pod would not start.
patch_of(container) := {} if {
	kubernetes.effective(container, "runAsUser").value == 0
} else := kubernetes.context_patch(container, ["runAsNonRoot"], true)
