# METADATA
# title: Node with an operating system for everything
# description: >-
#   An operating system made for containers has no shell, no package manager and few programs to attack, and mends
#   itself.
# custom:
#   id: CLOUD-CONTAINER-OS
#   domain: cloud
#   scope: object
#   severity: info
#   remedy: Run nodes on Bottlerocket, Flatcar, Talos or Container-Optimized OS
#   controls: []
#   kinds:
#     - {group: "", kind: Node}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: node}
#       status: {nodeInfo: {osImage: Ubuntu 24.04 LTS}}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: node}
#       status: {nodeInfo: {osImage: Bottlerocket OS 1.20.0}}
package rules.container_os

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

made_for_containers := {"bottlerocket", "container-optimized", "coreos", "flatcar", "talos"}

path := ["status", "nodeInfo", "osImage"]

findings contains found if {
	some node in kubernetes.opened
	kubernetes.is_kind(node, "", "Node")
	image := object.get(node.manifest, path, null)
	image != null
	not is_made_for_containers(image)
	found := {
		"resource": node.resource,
		"subject": kubernetes.subject(node),
		"at": kubernetes.place(node.at, node.manifest, path),
		"message": "the operating system of the node is not made for containers",
	}
}

is_made_for_containers(image) if {
	some name in made_for_containers
	contains(lower(image), name)
}
