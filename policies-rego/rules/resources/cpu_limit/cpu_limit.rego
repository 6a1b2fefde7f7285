# METADATA
# title: CPU limit set
# description: >-
#   A CPU limit throttles a container while its node has time to spare. Teams that hold limits on CPU to be harmful
#   state requests alone; for others, this rule is not.
# custom:
#   id: K8S-CPU-LIMIT
#   domain: resources
#   scope: object
#   severity: info
#   remedy: Remove limits.cpu, and request what the container needs
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
#             resources:
#               limits: {cpu: 100m, memory: 128Mi}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources:
#               requests: {cpu: 100m}
#               limits: {memory: 128Mi}
package rules.cpu_limit

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"patch": [{"op": "remove", "path": found.at}]}) if {
	some container in kubernetes.containers
	container.spec.resources.limits.cpu != null
	found := kubernetes.container_finding(container, ["resources", "limits", "cpu"], "has a CPU limit")
}
