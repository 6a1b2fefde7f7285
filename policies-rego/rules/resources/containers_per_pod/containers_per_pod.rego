# METADATA
# title: More containers than a pod should have
# description: >-
#   Every container of a pod is scheduled, scaled and billed with the others. A pod with many is several programs that
#   want to be apart.
# custom:
#   id: K8S-CONTAINERS-PER-POD
#   domain: resources
#   scope: object
#   severity: info
#   remedy: Move containers that need not share a node to pods of their own
#   controls: []
#   parameters: [maximum_containers]
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: a, image: a:1}, {name: b, image: a:1}, {name: c, image: a:1}, {name: d, image: a:1}, {name: e, image: a:1}, {name: f, image: a:1}]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.containers_per_pod

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.pods
	total := count(pod.spec.containers)
	total > to_number(parameters.values.maximum_containers)
	message := concat("", ["the pod has ", format_int(total, 10), " containers; allowed are at most ", parameters.values.maximum_containers])
	found := kubernetes.pod_finding(pod, ["containers"], message)
}
