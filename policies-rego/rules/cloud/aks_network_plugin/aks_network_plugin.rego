# METADATA
# title: AKS without network policies
# description: >-
#   Neither kubenet alone nor a cluster without an engine for policies keeps pods apart, whatever NetworkPolicy
#   objects say.
# custom:
#   id: AKS-NETWORK-POLICY
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Set networkProfile.networkPolicy to azure, calico or cilium
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
#           networkProfile: {networkPlugin: kubenet}
#     good: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           networkProfile: {networkPlugin: azure, networkPolicy: cilium}
package rules.aks_network_plugin

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["networkProfile", "networkPolicy"]

findings contains found if {
	some cluster in cloud.clusters.aks
	not supports_policies(cluster)
	found := cloud.finding(cluster, path, "the network of the cluster supports no network policies")
}

supports_policies(cluster) if cloud.value(cluster, path) in {"azure", "calico", "cilium"}

supports_policies(cluster) if cloud.value(cluster, ["networkProfile", "networkPlugin"]) == "azure"
