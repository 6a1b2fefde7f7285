# METADATA
# title: No resource limit
# description: >-
#   A container without limits can take the whole node, and one without requests is placed by guesswork. Ephemeral
#   containers cannot have either; a pod may state them for all its containers.
# custom:
#   id: K8S-RESOURCE-LIMITS
#   domain: resources
#   scope: object
#   severity: medium
#   remedy: Set resources.limits and resources.requests for CPU and memory
#   controls: []
#   variants:
#     requests: {title: No resource request, severity: low}
#   parameters: [required_limits, required_requests]
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
#               requests: {cpu: 100m, memory: 64Mi}
#               limits: {cpu: 500m, memory: 128Mi}
package rules.resource_limits

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

required := {"limits": parameters.values.required_limits, "requests": parameters.values.required_requests}

words := {"limits": "sets no limit for", "requests": "requests no"}

findings contains object.union(found, {"variant": kind, "missing": missing}) if {
	some container in kubernetes.containers
	container.whole
	container.sort != "ephemeralContainers"
	some kind, names in required
	missing := [name | some name in names; not is_stated(container, kind, name)]
	count(missing) > 0
	message := concat(" ", [words[kind], concat(" and ", missing)])
	found := kubernetes.container_finding(container, ["resources", kind], message)
}

is_stated(container, kind, name) if is_quantity(container.spec.resources[kind][name])

is_stated(container, kind, name) if is_quantity(container.pod.spec.resources[kind][name])

is_quantity(value) if {
	is_string(value)
	value != ""
}

is_quantity(value) if is_number(value)
