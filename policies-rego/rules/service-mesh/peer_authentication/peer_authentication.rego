# METADATA
# title: Mesh traffic without mutual TLS
# description: >-
#   With mode PERMISSIVE a sidecar takes plain traffic too, with DISABLE nothing else. Whoever is on the network then
#   speaks to the workload as anybody.
# custom:
#   id: MESH-PEER-AUTHENTICATION
#   domain: service-mesh
#   scope: object
#   severity: high
#   remedy: Set mtls.mode to STRICT
#   controls: [{framework: HIPAA, id: 164.312(e)(2)(i)}]
#   kinds:
#     - {group: security.istio.io, kind: PeerAuthentication}
#   examples:
#     bad: |
#       {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: PERMISSIVE}}}
#     good: |
#       {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: STRICT}}}
package rules.peer_authentication

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union_n([found, {"patch": [{"op": "replace", "path": found.at, "value": "STRICT"}]}]) if {
	some policy in kubernetes.of_kind("security.istio.io", "PeerAuthentication")
	mode := policy.manifest.spec.mtls.mode
	not mode in {"STRICT", "UNSET", null}
	found := kubernetes.object_finding(policy, ["spec", "mtls", "mode"], concat("", ["mutual TLS is `", shown(mode), "`"]))
}

findings contains object.union(found, {"at": at, "patch": [{"op": "replace", "path": at, "value": "STRICT"}]}) if {
	some policy in kubernetes.of_kind("security.istio.io", "PeerAuthentication")
	some port, setting in policy.manifest.spec.portLevelMtls
	mode := setting.mode
	not mode in {"STRICT", "UNSET", null}
	at := kubernetes.pointer(policy.at, ["spec", "portLevelMtls", port, "mode"])
	found := kubernetes.object_finding(policy, [], concat("", ["mutual TLS is `", shown(mode), "` at port ", port]))
}

shown(mode) := kubernetes.text_or(mode, type_name(mode))
