# METADATA
# title: AKS nodes on the internet
# description: >-
#   Nodes of a cluster that is not private talk to its API server over the internet; a node with a public address is
#   reached from there.
# custom:
#   id: AKS-PRIVATE-NODES
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Create the cluster as a private one, and node pools without public addresses
#   controls: []
#   kinds:
#     - {group: management.azure.com, kind: ClusterDescribe}
#     - {input_kind: cloud-describe, type: aks}
#   examples:
#     bad: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           apiServerAccessProfile: {enablePrivateCluster: false}
#     good: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           apiServerAccessProfile: {enablePrivateCluster: true}
package rules.aks_private_nodes

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

private := ["apiServerAccessProfile", "enablePrivateCluster"]

findings contains found if {
	some cluster in cloud.clusters.aks
	not cloud.value(cluster, private) == true
	found := cloud.finding(cluster, private, "the cluster is not private")
}

findings contains found if {
	some cluster in cloud.clusters.aks
	some index, pool in cloud.value(cluster, ["agentPoolProfiles"])
	not object.get(pool, "enableNodePublicIP", null) in {null, false}
	path := ["agentPoolProfiles", format_int(index, 10), "enableNodePublicIP"]
	found := object.union(
		cloud.finding(cluster, ["agentPoolProfiles"], "nodes of a pool have public addresses"),
		{"at": concat("/", array.concat([cluster.at], path))},
	)
}
