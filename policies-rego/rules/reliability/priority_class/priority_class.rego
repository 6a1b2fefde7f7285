# METADATA
# title: No priority class
# description: >-
#   When a cluster is full, the scheduler makes room by priority. A pod without a class has the cluster's default,
#   which is mostly the lowest.
# custom:
#   id: K8S-PRIORITY-CLASS
#   domain: reliability
#   scope: object
#   severity: info
#   remedy: Set priorityClassName
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         priorityClassName: web
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.priority_class

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.pods
	pod.whole
	object.get(pod.spec, "priorityClassName", "") in {"", null}
	found := kubernetes.pod_finding(pod, ["priorityClassName"], "the pod has no priority class")
}
