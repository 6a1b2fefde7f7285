# METADATA
# title: EKS access by a ConfigMap alone
# description: >-
#   With authentication by aws-auth alone, who may enter the cluster stands in a ConfigMap that anybody with write
#   access changes, and no API of AWS shows it.
# custom:
#   id: EKS-ACCESS-ENTRIES
#   domain: cloud
#   scope: object
#   severity: low
#   remedy: Set accessConfig.authenticationMode to API or API_AND_CONFIG_MAP
#   controls: []
#   kinds:
#     - {group: eks.amazonaws.com, kind: ClusterDescribe}
#     - {group: "*", kind: CloudObject}
#     - {input_kind: cloud-describe, type: eks}
#   examples:
#     bad: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           AccessConfig: {AuthenticationMode: CONFIG_MAP}
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           AccessConfig: {AuthenticationMode: API}
package rules.eks_access_entries

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["AccessConfig", "AuthenticationMode"]

findings contains found if {
	some cluster in cloud.clusters.eks
	not cloud.value(cluster, path) in {"API", "API_AND_CONFIG_MAP"}
	found := cloud.finding(cluster, path, "access entries are off")
}
