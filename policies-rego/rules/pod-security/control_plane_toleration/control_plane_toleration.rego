# METADATA
# title: Pod may run beside the control plane
# description: >-
#   Nodes of the control plane are tainted so that nothing of users' shares them with the API server and etcd. A pod
#   that tolerates the taint may.
# custom:
#   id: K8S-CONTROL-PLANE-TOLERATION
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Remove the toleration
#   controls: []
#   variants:
#     named: {}
#     every:
#       title: Pod tolerates every taint
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         tolerations: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         tolerations: [{key: dedicated, value: batch, effect: NoSchedule}]
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.control_plane_toleration

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

taints := {"node-role.kubernetes.io/master", "node-role.kubernetes.io/control-plane"}

findings contains object.union(found, {"variant": variant(toleration), "at": at}) if {
	some pod in kubernetes.pods
	some index, toleration in pod.spec.tolerations
	variant(toleration)
	at := kubernetes.pointer(pod.at, ["tolerations", index])
	found := kubernetes.pod_finding(pod, [], "the pod tolerates the taint of the control plane")
}

variant(toleration) := "named" if {
	toleration.key in taints
} else := "every" if {
	object.get(toleration, "key", "") in {"", null}
	toleration.operator == "Exists"
	object.get(toleration, "effect", "") in {"", null, "NoSchedule"}
}
