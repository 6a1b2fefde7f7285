# METADATA
# title: Request or limit beyond what is allowed
# description: >-
#   What one container may take at most is a matter of budgets and of the sizes of nodes. A limit far above its
#   request is what gets neighbours evicted: the node was given away by requests.
# custom:
#   id: K8S-RESOURCE-BOUNDS
#   domain: resources
#   scope: object
#   severity: medium
#   remedy: Lower the limit or the request; or raise the request, if the container needs what its limit says
#   controls: []
#   variants:
#     limits:
#       title: Limit above the maximum
#     requests:
#       title: Request above the maximum
#     ratio:
#       title: Limit far above the request
#     unbounded:
#       title: Limit and request cannot be compared
#       severity: low
#   parameters: [maximum_limits, maximum_requests, maximum_ratios]
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
#               requests: {cpu: 100m, memory: 128Mi}
#               limits: {cpu: 100m, memory: 1Gi}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources:
#               requests: {cpu: 100m, memory: 128Mi}
#               limits: {cpu: 100m, memory: 256Mi}
package rules.resource_bounds

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

asked := {"limits": parameters.values.maximum_limits, "requests": parameters.values.maximum_requests}

words := {"limits": "limit", "requests": "request"}

judged := [container |
	some container in kubernetes.containers
	container.whole
	container.sort != "ephemeralContainers"
]

findings contains object.union(found, {"variant": kind}) if {
	some container in judged
	some kind, bounds in asked
	some name, bound in bounds
	problem := above(kubernetes.quantity(bound), container, kind, name)
	message := concat(" ", ["has", problem, words[kind], "for", concat(",", [name, concat(" ", [" allowed is at most", bound])])])
	found := kubernetes.container_finding(container, ["resources", kind, name], message)
}

above(_, container, kind, name) := "no" if not kubernetes.stated(container, kind, name)

above(bound, container, kind, name) := "too high a" if kubernetes.stated(container, kind, name) > bound

findings contains object.union(found, {"variant": "ratio"}) if {
	some container in judged
	some name, bound in parameters.values.maximum_ratios
	request := kubernetes.stated(container, "requests", name)
	limit := kubernetes.stated(container, "limits", name)
	limit > request * to_number(bound)
	message := concat("", ["has a ", name, " limit of more than ", bound, " times its request"])
	found := kubernetes.container_finding(container, ["resources", "limits", name], message)
}

findings contains object.union(found, {"variant": "unbounded"}) if {
	some container in judged
	some name, _ in parameters.values.maximum_ratios
	not has_both(container, name)
	message := concat("", ["has no request and limit for ", name, " to compare"])
	found := kubernetes.container_finding(container, ["resources"], message)
}

has_both(container, name) if {
	kubernetes.stated(container, "requests", name)
	kubernetes.stated(container, "limits", name)
}
