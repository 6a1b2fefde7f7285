# METADATA
# title: Manifest that cannot be read
# description: >-
#   Something where a workload's pod or container should be is of another type, so no rule could judge it. What was not
#   judged is not taken for good.
# custom:
#   id: K8S-UNREADABLE
#   domain: input
#   always: true
#   scope: object
#   severity: medium
#   effect: deny
#   remedy: Correct the manifest; kubectl apply --dry-run=server names the same place
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers: app
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.unreadable

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some found in kubernetes.unreadable
}
