# METADATA
# title: Role that widens roles
# description: >-
#   On roles and bindings the verbs bind, escalate and impersonate make anybody anything; `*` includes them.
# custom:
#   id: K8S-RBAC-RBAC-ESCALATE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take bind, escalate, impersonate and * on roles and bindings out of the role
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
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [roles]
#           verbs: [bind]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [roles]
#           verbs: [update]
package rules.rbac_rbac_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"bind", "escalate", "impersonate"}, wanted)
}

wanted := {"rbac.authorization.k8s.io": {"roles", "clusterroles", "rolebindings", "clusterrolebindings"}}
