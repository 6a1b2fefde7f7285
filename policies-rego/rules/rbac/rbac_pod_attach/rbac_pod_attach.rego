# METADATA
# title: Role that attaches to pods
# description: >-
#   Who attaches to a pod reads what its processes print, and writes what they read.
# custom:
#   id: K8S-RBAC-POD-ATTACH
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take pods/attach out of the role
#   controls: []
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods/attach]
#           verbs: [create]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods/attach]
#           verbs: [list]
package rules.rbac_pod_attach

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create", "get"}, wanted)
}

wanted := {"": {"pods/attach"}}
