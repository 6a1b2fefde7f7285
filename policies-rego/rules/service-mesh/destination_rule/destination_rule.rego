# METADATA
# title: Destination that is spoken to without TLS
# description: >-
#   tls.mode DISABLE in a DestinationRule sends plain traffic to whatever host it names, past the mesh's own
#   encryption.
# custom:
#   id: MESH-DESTINATION-RULE
#   domain: service-mesh
#   scope: object
#   severity: medium
#   remedy: Set trafficPolicy.tls.mode to ISTIO_MUTUAL, or to SIMPLE or MUTUAL for hosts outside of the mesh
#   controls: [{framework: HIPAA, id: 164.312(e)(2)(ii)}]
#   kinds:
#     - {group: networking.istio.io, kind: DestinationRule}
#   examples:
#     bad: |
#       {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: db}, spec: {host: db.example, trafficPolicy: {tls: {mode: DISABLE}}}}
#     good: |
#       {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: db}, spec: {host: db.example, trafficPolicy: {tls: {mode: SIMPLE}}}}
package rules.destination_rule

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

rules_of_kind := kubernetes.of_kind("networking.istio.io", "DestinationRule")

findings contains object.union(found, {"at": at}) if {
	some rule in rules_of_kind
	some [path, policy] in policies(rule.manifest.spec)
	not policy.tls.mode in {"SIMPLE", "MUTUAL", "ISTIO_MUTUAL"}
	at := kubernetes.pointer(rule.at, array.concat(["spec"], array.concat(path, ["tls", "mode"])))
	found := kubernetes.object_finding(rule, [], "traffic to the host is sent without TLS")
}

policies(spec) := array.concat(
	[[["trafficPolicy"], spec.trafficPolicy] | spec.trafficPolicy.tls.mode],
	array.concat(
		[[["trafficPolicy", "portLevelSettings", index], setting] |
			some index, setting in spec.trafficPolicy.portLevelSettings
			setting.tls.mode
		],
		[[["subsets", index, "trafficPolicy"], subset.trafficPolicy] |
			some index, subset in spec.subsets
			subset.trafficPolicy.tls.mode
		],
	),
)
