# METADATA
# title: Pod is not of the class Guaranteed
# description: >-
#   When a node runs short, pods without any request are evicted first, then those that use more than they requested.
#   Only a pod whose containers all have CPU and memory limits, and requests that equal them, is Guaranteed.
# custom:
#   id: K8S-QUALITY-OF-SERVICE
#   domain: resources
#   scope: object
#   severity: info
#   remedy: State requests and limits for CPU and memory, equal where the pod is to be kept
#   controls: []
#   variants:
#     best-effort:
#       title: Pod is of the class BestEffort
#       severity: low
#     burstable:
#       title: Pod is of the class Burstable
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources:
#               requests: {cpu: 100m}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources:
#               limits: {cpu: 100m, memory: 128Mi}
package rules.quality_of_service

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "best-effort"}) if {
	some pod in kubernetes.pods
	pod.whole
	not asks_for_anything(pod)
	found := kubernetes.pod_finding(pod, [], "the pod is BestEffort: none of its containers requests or limits CPU or memory")
}

findings contains object.union(found, {"variant": "burstable"}) if {
	some pod in kubernetes.pods
	pod.whole
	asks_for_anything(pod)
	not is_guaranteed(pod)
	found := kubernetes.pod_finding(pod, [], "the pod is Burstable: not every container has CPU and memory requests that equal its limits")
}

lasting(pod) := [container |
	some container in kubernetes.containers_of(pod)
	container.sort != "ephemeralContainers"
]

asks_for_anything(pod) if {
	some container in lasting(pod)
	some kind in ["requests", "limits"]
	some name in ["cpu", "memory"]
	kubernetes.stated(container, kind, name) > 0
}

is_guaranteed(pod) if {
	every container in lasting(pod) {
		is_equal(container, "cpu")
		is_equal(container, "memory")
	}
}

is_equal(container, name) if {
	limit := kubernetes.stated(container, "limits", name)
	limit > 0
	kubernetes.stated(container, "requests", name) == limit
}
