# METADATA
# title: AKS without Azure RBAC
# description: >-
#   Without Azure RBAC, rights in the cluster are granted apart from those in Azure, and stay when people leave.
# custom:
#   id: AKS-AZURE-RBAC
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: "Enable Azure RBAC: aadProfile.enableAzureRBAC"
#   controls: [{framework: HIPAA, id: 164.312(a)(1)}]
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
#           aadProfile: {enableAzureRBAC: false}
#     good: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           aadProfile: {enableAzureRBAC: true}
package rules.aks_azure_rbac

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["aadProfile", "enableAzureRBAC"]

findings contains found if {
	some cluster in cloud.clusters.aks
	not cloud.value(cluster, path) == true
	found := cloud.finding(cluster, path, "Azure RBAC is off")
}
