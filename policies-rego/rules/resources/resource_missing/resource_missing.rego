# METADATA
# title: Request or limit missing
# description: >-
#   The scheduler places a pod by what it requests, and a bill is shared by it; a limit keeps one container from
#   starving the others. Each resource is found by itself, so that a team asks for those that it holds by.
# custom:
#   id: K8S-RESOURCE-MISSING
#   domain: resources
#   scope: object
#   severity: low
#   remedy: State the request or limit that is missing
#   controls: []
#   variants:
#     limits-cpu:
#       title: No CPU limit
#     limits-memory:
#       title: No memory limit
#       severity: medium
#     limits-storage:
#       title: No limit for ephemeral storage
#       severity: info
#     requests-cpu:
#       title: No CPU request
#     requests-memory:
#       title: No memory request
#     requests-storage:
#       title: No request for ephemeral storage
#       severity: info
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
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources:
#               requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 1Gi}
#               limits: {cpu: 100m, memory: 128Mi, ephemeral-storage: 1Gi}
package rules.resource_missing

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

names := {"cpu": "cpu", "memory": "memory", "ephemeral-storage": "storage"}

words := {"limits": "has no limit for", "requests": "requests no"}

findings contains object.union(found, {"variant": concat("-", [kind, short])}) if {
	some container in kubernetes.containers
	container.whole
	container.sort != "ephemeralContainers"
	some kind, phrase in words
	some name, short in names
	not kubernetes.written(container, kind, name)
	found := kubernetes.container_finding(container, ["resources", kind], concat(" ", [phrase, name]))
}
