# METADATA
# title: Request and limit differ
# description: >-
#   Memory cannot be taken back: a container that uses more than it requested is the first to be killed when its node
#   runs short. With a request that equals its limit it gets what it was promised.
# custom:
#   id: K8S-RESOURCE-UNEQUAL
#   domain: resources
#   scope: object
#   severity: info
#   remedy: Set the request to the limit
#   controls: []
#   variants:
#     cpu:
#       title: CPU request and limit differ
#     memory:
#       title: Memory request and limit differ
#       severity: low
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
#               requests: {memory: 64Mi}
#               limits: {memory: 128Mi}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources:
#               requests: {memory: 128Mi}
#               limits: {memory: 128Mi}
package rules.resource_unequal

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": name}) if {
	some container in kubernetes.containers
	container.whole
	some name in ["cpu", "memory"]
	request := kubernetes.stated(container, "requests", name)
	not has_limit(container, name, request)
	message := concat("", ["has a ", name, " request that is not its limit"])
	found := kubernetes.container_finding(container, ["resources", "requests", name], message)
}

has_limit(container, name, request) if kubernetes.stated(container, "limits", name) == request
