# METADATA
# title: fsGroup outside of the allowed ranges
# description: >-
#   Volumes of a pod belong to its fsGroup. Where teams share storage, each has a range of its own, so that none can
#   name the group of another.
# custom:
#   id: K8S-FS-GROUP-RANGE
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Set fsGroup to a number of a range that is allowed
#   controls: []
#   parameters: [allowed_fs_groups]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext: {fsGroup: 0}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext: {fsGroup: 1000}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.fs_group_range

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.pods
	group := pod.spec.securityContext.fsGroup
	not kubernetes.in_ranges(group, parameters.values.allowed_fs_groups)
	found := kubernetes.pod_finding(pod, ["securityContext", "fsGroup"], "the pod's fsGroup is in no range that is allowed")
}
