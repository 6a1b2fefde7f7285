# METADATA
# title: Container drops no capability
# description: >-
#   A container that drops no capability keeps the fourteen that a runtime gives it; few programs use more than one of
#   them.
# custom:
#   id: K8S-CAPABILITIES-UNDROPPED
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Drop ALL capabilities and add the few that are needed
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.9}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsNonRoot: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {capabilities: {drop: [ALL]}}
package rules.capabilities_undropped

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, kubernetes.confining_patch(container, ["capabilities", "drop"], ["ALL"])) if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not drops(container)
	found := kubernetes.container_finding(container, ["securityContext", "capabilities", "drop"], "drops no capability")
}

drops(container) if count(container.spec.securityContext.capabilities.drop) > 0
