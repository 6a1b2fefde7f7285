# METADATA
# title: Bound to a role that may do everything
# description: >-
#   A role with every verb on every resource is cluster-admin under another name. Bindings of Kubernetes' own parts are
#   left out; the name of such a binding, with others bound by it, excuses nobody.
# custom:
#   id: K8S-RBAC-ADMIN-BINDING
#   domain: rbac
#   scope: set
#   severity: high
#   remedy: Bind to a role with the rights that are needed
#   controls: []
#   variants:
#     bound: {}
#     borrowed-name:
#       title: Bound to a role that may do everything under a name of Kubernetes' own
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
#         - apiGroups: ["*"]
#           resources: ["*"]
#           verbs: ["*"]
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: [get, list]
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
package rules.rbac_admin_binding

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some binding in rbac.bindings
	not rbac.is_own(binding)
	rbac.gives_all(binding)
	words := ["the binding gives `", rbac.role_name(binding), "`, which may do everything"]
	found := object.union(rbac.binding_finding(binding, rbac.role_place(binding), words), {"variant": rbac.variant(binding)})
}
