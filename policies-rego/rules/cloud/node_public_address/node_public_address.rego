# METADATA
# title: Node with a public address
# description: >-
#   A node with a public address is tried by the whole internet.
# custom:
#   id: CLOUD-NODE-PUBLIC-ADDRESS
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Put nodes into private subnets
#   controls: [{framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: "", kind: Node}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: node}
#       status:
#         addresses:
#           - {type: ExternalIP, address: 203.0.113.7}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: node}
#       status:
#         addresses:
#           - {type: InternalIP, address: 10.0.0.7}
package rules.node_public_address

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some node in kubernetes.opened
	kubernetes.is_kind(node, "", "Node")
	some index, each in node.manifest.status.addresses
	each.type == "ExternalIP"
	not each.address in {"", "0.0.0.0"}
	found := {
		"resource": node.resource,
		"subject": kubernetes.subject(node),
		"at": kubernetes.pointer(node.at, ["status", "addresses", index]),
		"message": "the node has a public address",
	}
}
