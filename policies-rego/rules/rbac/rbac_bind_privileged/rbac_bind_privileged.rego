# METADATA
# title: Role that binds any role
# description: >-
#   Who creates bindings and may bind roles gives himself any role there is.
# custom:
#   id: K8S-RBAC-BIND-PRIVILEGED-ROLE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take the verb bind out of the role, or name the roles that may be bound in resourceNames
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
#           resources: [rolebindings]
#           verbs: [create]
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [roles]
#           verbs: [bind]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [rolebindings]
#           verbs: [create]
package rules.rbac_bind_privileged

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

bindings := {rbac.group: {"rolebindings", "clusterrolebindings"}}

roles := {rbac.group: {"roles", "clusterroles"}}

findings contains found if {
	some grant in rbac.grants
	grant.role in creating
	rbac.allows(grant, {"bind"}, roles)
	found := rbac.finding(grant, ["may bind roles, and create bindings"])
}

creating := {grant.role | some grant in rbac.grants; rbac.allows(grant, {"create"}, bindings)}
