# METADATA
# title: AKS API server open to every address
# description: >-
#   Without authorized ranges, and without a private cluster, the whole internet may try credentials at the API
#   server.
# custom:
#   id: AKS-AUTHORIZED-RANGES
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: Set apiServerAccessProfile.authorizedIPRanges, or create a private cluster
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
#           apiServerAccessProfile: {authorizedIPRanges: []}
#     good: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           apiServerAccessProfile: {authorizedIPRanges: [203.0.113.0/24]}
package rules.aks_authorized_ranges

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["apiServerAccessProfile", "authorizedIPRanges"]

findings contains found if {
	some cluster in cloud.clusters.aks
	not is_restricted(cluster)
	found := cloud.finding(cluster, path, "the API server takes every address")
}

is_restricted(cluster) if {
	ranges := cloud.value(cluster, path)
	is_array(ranges)
	count(ranges) > 0
	not "0.0.0.0/0" in ranges
}

is_restricted(cluster) if cloud.value(cluster, ["apiServerAccessProfile", "enablePrivateCluster"]) == true
