# METADATA
# title: Ephemeral container in a manifest
# description: >-
#   Ephemeral containers are put into a running pod to debug it. They have no limits, and what they run was reviewed
#   by nobody.
# custom:
#   id: K8S-EPHEMERAL-CONTAINER
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Take ephemeralContainers out of the manifest; who debugs adds one, and deletes the pod after
#   controls: []
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}], ephemeralContainers: [{name: debug, image: registry.example/tools:1.0.0}]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.ephemeral_container

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	container.sort == "ephemeralContainers"
	found := kubernetes.container_finding(container, [], "is in the manifest")
}
