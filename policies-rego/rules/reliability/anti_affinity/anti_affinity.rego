# METADATA
# title: Replicas may share a node
# description: >-
#   Replicas that the scheduler puts on one node go away with it. Anti-affinity or a topology spread constraint that
#   picks the workload's own pods keeps them apart.
# custom:
#   id: K8S-ANTI-AFFINITY
#   domain: reliability
#   scope: object
#   severity: low
#   remedy: State podAntiAffinity or topologySpreadConstraints whose selector picks the template's labels
#   controls: []
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         replicas: 3
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
#     good: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         replicas: 3
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             affinity:
#               podAntiAffinity:
#                 preferredDuringSchedulingIgnoredDuringExecution:
#                   - weight: 100
#                     podAffinityTerm: {labelSelector: {matchLabels: {app: web}}, topologyKey: kubernetes.io/hostname}
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
package rules.anti_affinity

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.pods
	pod.whole
	kubernetes.is_scaled(pod.owner)
	kubernetes.replicas_of(pod.owner) > 1
	not keeps_apart(pod)
	found := kubernetes.pod_finding(pod, ["affinity", "podAntiAffinity"], "nothing keeps the replicas on different nodes")
}

keeps_apart(pod) if {
	some term in terms(pod.spec.affinity.podAntiAffinity)
	term.topologyKey != ""
	kubernetes.selects(term.labelSelector, kubernetes.pod_labels(pod))
}

keeps_apart(pod) if {
	some constraint in pod.spec.topologySpreadConstraints
	constraint.topologyKey != ""
	kubernetes.selects(constraint.labelSelector, kubernetes.pod_labels(pod))
}

terms(rules) := array.concat(
	kubernetes.list_or_empty(rules, "requiredDuringSchedulingIgnoredDuringExecution"),
	[preferred.podAffinityTerm | some preferred in rules.preferredDuringSchedulingIgnoredDuringExecution],
)
