# METADATA
# title: Role that changes ConfigMaps
# description: >-
#   ConfigMaps hold what programs go by, in kube-system those of the cluster itself.
# custom:
#   id: K8S-RBAC-CONFIGMAP-WRITE
#   domain: rbac
#   scope: object
#   severity: low
#   remedy: Take the verbs that write out of the role, or name the ConfigMaps in resourceNames
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
#           resources: [configmaps]
#           verbs: [update]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [configmaps]
#           verbs: [get]
package rules.rbac_configmap_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.writing | {"impersonate"}, wanted)
}

wanted := {"": {"configmaps"}}
