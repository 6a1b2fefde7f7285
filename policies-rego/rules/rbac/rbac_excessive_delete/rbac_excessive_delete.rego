# METADATA
# title: Role that deletes what runs
# description: >-
#   Who deletes workloads, their data or their namespaces stops what runs.
# custom:
#   id: K8S-RBAC-EXCESSIVE-DELETE
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take the verbs that delete out of the role
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
#           resources: [pods]
#           verbs: [delete]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: [get]
package rules.rbac_excessive_delete

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.deleting, wanted)
}

wanted := {
	"": {
		"configmaps", "namespaces", "persistentvolumeclaims", "persistentvolumes", "pods",
		"replicationcontrollers", "secrets", "serviceaccounts", "services",
	},
	"apps": {"deployments", "daemonsets", "replicasets", "statefulsets"},
	"batch": {"jobs", "cronjobs"},
}
