# METADATA
# title: Route without TLS
# description: >-
#   What goes over a Route without TLS is read and changed on its way.
# custom:
#   id: OPENSHIFT-ROUTE-TLS
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Set spec.tls.termination of the Route
#   controls: []
#   kinds:
#     - {group: route.openshift.io, kind: Route}
#   examples:
#     bad: |
#       apiVersion: route.openshift.io/v1
#       kind: Route
#       metadata: {name: shop}
#       spec: {to: {kind: Service, name: shop}}
#     good: |
#       apiVersion: route.openshift.io/v1
#       kind: Route
#       metadata: {name: shop}
#       spec:
#         to: {kind: Service, name: shop}
#         tls: {termination: edge}
package rules.openshift_route_tls

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["spec", "tls", "termination"]

findings contains found if {
	some route in kubernetes.opened
	kubernetes.is_kind(route, "route.openshift.io", "Route")
	not object.get(route.manifest, path, null) in {"edge", "passthrough", "reencrypt"}
	found := {
		"resource": route.resource,
		"subject": kubernetes.subject(route),
		"at": kubernetes.place(route.at, route.manifest, path),
		"message": "the route does not say where TLS ends",
	}
}
