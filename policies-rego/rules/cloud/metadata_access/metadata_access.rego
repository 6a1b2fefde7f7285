# METADATA
# title: Pods reach the metadata of the node
# description: >-
#   Whoever reaches the metadata service of the cloud has the credentials of the node.
# custom:
#   id: CLOUD-METADATA-ACCESS
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: Require IMDSv2 with a hop limit of 1, or block 169.254.169.254 for pods
#   controls: []
#   kinds:
#     - {group: hostdata.kubescape.cloud, kind: cloudProviderInfo}
#   examples:
#     bad: |
#       apiVersion: hostdata.kubescape.cloud/v1beta0
#       kind: cloudProviderInfo
#       metadata: {name: node}
#       data: {providerMetaDataAPIAccess: true}
#     good: |
#       apiVersion: hostdata.kubescape.cloud/v1beta0
#       kind: cloudProviderInfo
#       metadata: {name: node}
#       data: {providerMetaDataAPIAccess: false}
package rules.metadata_access

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some sensed in kubernetes.opened
	kubernetes.is_kind(sensed, "hostdata.kubescape.cloud", "cloudProviderInfo")
	path := ["data", "providerMetaDataAPIAccess"]
	not object.get(sensed.manifest, path, null) in {null, false}
	found := {
		"resource": sensed.resource,
		"subject": kubernetes.subject(sensed),
		"at": kubernetes.place(sensed.at, sensed.manifest, path),
		"message": "the metadata service of the cloud answers",
	}
}
