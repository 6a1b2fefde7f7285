# METADATA
# title: Role that adds others to bindings
# description: >-
#   Who reads and changes bindings, or makes new ones and may bind roles, lets anybody have what they give. A role
#   that the set binds to people alone is left out: they are known, and a workload is not one of them.
# custom:
#   id: K8S-RBAC-ROLEBINDING-WRITE
#   domain: rbac
#   scope: set
#   severity: high
#   remedy: Take the verbs that change bindings out of the role
#   controls: []
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRoleBinding}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [rolebindings]
#           verbs: [get, patch]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [rolebindings]
#           verbs: [get, list]
package rules.rbac_binding_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

bindings := {rbac.group: {"rolebindings", "clusterrolebindings"}}

findings contains found if {
	some grant in rbac.grants
	changes_bindings(grant)
	not is_for_people_alone(grant.role)
	found := rbac.finding(grant, ["may change bindings"])
}

changes_bindings(grant) if {
	rbac.allows(grant, {"get"}, bindings)
	rbac.allows(grant, {"update", "patch"}, bindings)
}

changes_bindings(grant) if {
	rbac.allows(grant, {"bind"}, bindings)
	rbac.allows(grant, {"create"}, bindings)
}

is_for_people_alone(role) if {
	role in bound
	not role in bound_to_workloads
}

bound := {rbac.role_called(binding) | some binding in rbac.bindings}

bound_to_workloads := {rbac.role_called(binding) |
	some binding in rbac.bindings
	some subject in binding.manifest.subjects
	not object.get(subject, "kind", "") in {"User", "Group"}
}
