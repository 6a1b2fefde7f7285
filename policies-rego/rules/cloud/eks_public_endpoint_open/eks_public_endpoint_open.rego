# METADATA
# title: EKS API server open to every address
# description: >-
#   A public endpoint that takes 0.0.0.0/0 is open to everybody, and without a private one nodes go over the
#   internet, too.
# custom:
#   id: EKS-PUBLIC-ENDPOINT-OPEN
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: Set endpointPrivateAccess to true, and publicAccessCidrs to the addresses that need it
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
#           ResourcesVpcConfig:
#             EndpointPublicAccess: true
#             EndpointPrivateAccess: true
#             PublicAccessCidrs: [0.0.0.0/0]
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           ResourcesVpcConfig:
#             EndpointPublicAccess: true
#             EndpointPrivateAccess: true
#             PublicAccessCidrs: [203.0.113.0/24]
package rules.eks_public_endpoint_open

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

public := ["ResourcesVpcConfig", "EndpointPublicAccess"]

private := ["ResourcesVpcConfig", "EndpointPrivateAccess"]

ranges := ["ResourcesVpcConfig", "PublicAccessCidrs"]

findings contains found if {
	some cluster in cloud.clusters.eks
	not cloud.value(cluster, public) == false
	not is_restricted(cluster)
	found := cloud.finding(cluster, ranges, "the public endpoint of the API server takes every address")
}

findings contains found if {
	some cluster in cloud.clusters.eks
	not cloud.value(cluster, private) == true
	found := cloud.finding(cluster, private, "the private endpoint of the API server is off")
}

# Without ranges, it is all addresses.
is_restricted(cluster) if {
	listed := cloud.value(cluster, ranges)
	is_array(listed)
	count(listed) > 0
	every range in listed {
		not range in {"0.0.0.0/0", "::/0"}
	}
}
