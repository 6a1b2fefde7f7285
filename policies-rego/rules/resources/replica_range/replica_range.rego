# METADATA
# title: Number of replicas outside of the allowed ranges
# description: >-
#   What a workload costs is its requests times its replicas. A number that nobody allowed is a typing error, or a
#   bill.
# custom:
#   id: K8S-REPLICA-RANGE
#   domain: resources
#   scope: object
#   severity: medium
#   remedy: Set spec.replicas within a range that is allowed
#   controls: []
#   parameters: [allowed_replicas]
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         replicas: 500
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
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
package rules.replica_range

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some workload in kubernetes.scaled
	not kubernetes.in_ranges(workload.replicas, parameters.values.allowed_replicas)
	message := concat("", ["the workload asks for ", format_int(workload.replicas, 10), " replicas"])
	found := kubernetes.object_finding(workload, ["spec", "replicas"], message)
}
