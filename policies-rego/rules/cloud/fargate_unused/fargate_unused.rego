# METADATA
# title: Node of EKS is shared by pods
# description: >-
#   On Fargate every pod has a machine of its own, which suits workloads that nobody trusts.
# custom:
#   id: EKS-FARGATE
#   domain: cloud
#   scope: object
#   severity: info
#   remedy: Run workloads that are not trusted on Fargate
#   controls: []
#   kinds:
#     - {group: "", kind: Node}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: ip-10-0-0-1.eu-west-1.compute.internal}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: fargate-ip-10-0-0-1.eu-west-1.compute.internal}
package rules.fargate_unused

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some node in kubernetes.opened
	kubernetes.is_kind(node, "", "Node")
	is_of_amazon(node)
	not is_fargate(node)
	found := {
		"resource": node.resource,
		"subject": kubernetes.subject(node),
		"at": kubernetes.place(node.at, node.manifest, ["metadata", "name"]),
		"message": "the node is not one of Fargate",
	}
}

is_of_amazon(node) if startswith(node.manifest.spec.providerID, "aws://")

is_of_amazon(node) if endswith(node.manifest.metadata.name, ".compute.internal")

is_of_amazon(node) if {
	some label, _ in node.manifest.metadata.labels
	startswith(label, "eks.amazonaws.com/")
}

is_fargate(node) if startswith(node.manifest.metadata.name, "fargate-")

is_fargate(node) if node.manifest.metadata.labels["eks.amazonaws.com/compute-type"] == "fargate"
