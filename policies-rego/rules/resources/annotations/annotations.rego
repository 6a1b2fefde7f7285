# METADATA
# title: Annotation missing
# description: >-
#   Annotations hold what labels cannot: an address for who is on call, a cost center, a ticket. What a team asks for
#   is a parameter.
# custom:
#   id: K8S-ANNOTATIONS
#   domain: resources
#   scope: object
#   severity: low
#   remedy: Add the annotation
#   controls: []
#   kinds:
#     - {group: "", kind: Service}
#   parameters: [required_annotations]
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
#       metadata: {name: web, annotations: {email: ann@example.com}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.annotations

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some workload in kubernetes.resources
	is_asked(workload)
	missing := data.rules.labels.missing_of(kubernetes.annotations(workload), parameters.values.required_annotations)
	count(missing) > 0
	found := kubernetes.object_finding(workload, ["metadata", "annotations"], concat(" ", ["missing annotations:", concat(", ", missing)]))
}

is_asked(workload) if kubernetes.workload_of(workload)

is_asked(workload) if kubernetes.is_scaled(workload)

is_asked(workload) if kubernetes.is_kind(workload, "", "Service")
