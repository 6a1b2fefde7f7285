# METADATA
# title: Pods are not spread over zones
# description: >-
#   Without topologySpreadConstraints all replicas may be in one zone. A constraint that says DoNotSchedule keeps pods
#   from starting where it cannot be met.
# custom:
#   id: K8S-TOPOLOGY-SPREAD
#   domain: reliability
#   scope: object
#   severity: info
#   remedy: "State topologySpreadConstraints with whenUnsatisfiable: ScheduleAnyway"
#   controls: []
#   variants:
#     missing: {}
#     refusing:
#       title: Pods do not start where they cannot be spread
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
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
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             topologySpreadConstraints:
#               - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway}
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
package rules.topology_spread

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "missing"}) if {
	some pod in kubernetes.pods
	pod.whole
	count(kubernetes.list_or_empty(pod.spec, "topologySpreadConstraints")) == 0
	found := kubernetes.pod_finding(pod, ["topologySpreadConstraints"], "nothing spreads the pods over zones or nodes")
}

findings contains object.union(found, {"variant": "refusing", "at": at}) if {
	some pod in kubernetes.pods
	some index, constraint in pod.spec.topologySpreadConstraints
	constraint.whenUnsatisfiable == "DoNotSchedule"
	at := kubernetes.pointer(pod.at, ["topologySpreadConstraints", index, "whenUnsatisfiable"])
	found := kubernetes.pod_finding(pod, [], "pods do not start where the constraint cannot be met")
}
