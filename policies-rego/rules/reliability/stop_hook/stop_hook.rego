# METADATA
# title: No preStop hook
# description: >-
#   A pod is taken from its Services while it is told to stop. A hook that waits a moment lets requests that are on
#   their way arrive.
# custom:
#   id: K8S-STOP-HOOK
#   domain: reliability
#   scope: object
#   severity: info
#   remedy: State lifecycle.preStop, such as a sleep of a few seconds
#   controls: []
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
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
#                 lifecycle: {preStop: {sleep: {seconds: 5}}}
package rules.stop_hook

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	container.whole
	container.sort == "containers"
	object.get(container.spec, ["lifecycle", "preStop"], null) in {null, {}}
	found := kubernetes.container_finding(container, ["lifecycle"], "has no preStop hook")
}
