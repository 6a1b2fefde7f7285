# METADATA
# title: AKS API server on the internet
# description: >-
#   A cluster that is not private has its API server on the internet.
# custom:
#   id: AKS-PRIVATE-ENDPOINT
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: "Create the cluster as a private one: apiServerAccessProfile.enablePrivateCluster"
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
package rules.aks_private_endpoint

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["apiServerAccessProfile", "enablePrivateCluster"]

findings contains found if {
	some cluster in cloud.clusters.aks
	not cloud.value(cluster, path) == true
	found := cloud.finding(cluster, path, "the cluster is not private")
}
