# METADATA
# title: Role that creates persistent volumes
# description: >-
#   Who creates a PersistentVolume can make it a directory of a node, and so gets at the node past every check of
#   pods.
# custom:
#   id: K8S-RBAC-PERSISTENT-VOLUME-CREATE
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take the verb create on persistentvolumes out of the role, and let provisioners create volumes
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.9}]
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
#           resources: [persistentvolumes]
#           verbs: [create]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [persistentvolumeclaims]
#           verbs: [create]
package rules.rbac_pv_create

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create"}, wanted)
}

wanted := {"": {"persistentvolumes"}}
