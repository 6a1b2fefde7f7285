# METADATA
# title: Kubernetes release without support
# description: >-
#   A release without support gets no corrections, known faults in it included.
# custom:
#   id: CLOUD-OUTDATED-RELEASE
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: Upgrade the node to a release with support
#   controls: [{framework: HIPAA, id: 164.308(a)(5)(ii)(B)}]
#   kinds:
#     - {group: "", kind: Node}
#   parameters: [oldest_kubernetes_version]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: node}
#       status: {nodeInfo: {kubeletVersion: v1.25.3}}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: node}
#       status: {nodeInfo: {kubeletVersion: v1.36.1}}
package rules.outdated_release

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["status", "nodeInfo", "kubeletVersion"]

findings contains found if {
	some node in kubernetes.opened
	kubernetes.is_kind(node, "", "Node")
	version := object.get(node.manifest, path, null)
	version != null
	oldest := parameters.values.oldest_kubernetes_version
	not is_at_least(version, oldest)
	found := {
		"resource": node.resource,
		"subject": kubernetes.subject(node),
		"at": kubernetes.place(node.at, node.manifest, path),
		"message": concat("", ["the node is of a release before Kubernetes ", oldest]),
	}
}

is_at_least(version, oldest) if numbers(version) >= numbers(oldest)

numbers(version) := [to_number(major), to_number(minor)] if {
	[_, major, minor] := regex.find_all_string_submatch_n(`^v?([0-9]+)\.([0-9]+)`, version, 1)[0]
}
