# METADATA
# title: EKS API server on the internet
# description: >-
#   The public endpoint lets the whole internet try credentials at the API server.
# custom:
#   id: EKS-PUBLIC-ENDPOINT
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: Set endpointPublicAccess to false, and reach the cluster from its network
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
#           ResourcesVpcConfig: {EndpointPublicAccess: true}
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           ResourcesVpcConfig: {EndpointPublicAccess: false}
package rules.eks_public_endpoint

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["ResourcesVpcConfig", "EndpointPublicAccess"]

findings contains found if {
	some cluster in cloud.clusters.eks
	not cloud.value(cluster, path) == false
	found := cloud.finding(cluster, path, "the public endpoint of the API server is on")
}
