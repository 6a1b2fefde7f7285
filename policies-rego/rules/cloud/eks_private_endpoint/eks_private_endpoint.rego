# METADATA
# title: EKS nodes reach the API server over the internet
# description: >-
#   Without the private endpoint, traffic between nodes and the API server leaves the network of the cluster.
# custom:
#   id: EKS-PRIVATE-ENDPOINT
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Set endpointPrivateAccess to true
#   controls: [{framework: HIPAA, id: 164.312(a)(1)}]
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
#           ResourcesVpcConfig: {EndpointPrivateAccess: false}
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           ResourcesVpcConfig: {EndpointPrivateAccess: true}
package rules.eks_private_endpoint

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["ResourcesVpcConfig", "EndpointPrivateAccess"]

findings contains found if {
	some cluster in cloud.clusters.eks
	not cloud.value(cluster, path) == true
	found := cloud.finding(cluster, path, "the private endpoint of the API server is off")
}
