# METADATA
# title: Bound to a role that runs commands in pods
# description: >-
#   Who is bound to a role with pods/exec or pods/attach has whatever the pods have. Bindings of Kubernetes' own parts
#   are left out; the name of such a binding, with others bound by it, excuses nobody.
# custom:
#   id: K8S-RBAC-EXEC-BINDING
#   domain: rbac
#   scope: set
#   severity: high
#   remedy: Bind to a role without pods/exec and pods/attach
#   controls: []
#   variants:
#     bound: {}
#     borrowed-name:
#       title: Bound to a role that runs commands in pods under a name of Kubernetes' own
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
#         - apiGroups: [""]
#           resources: [pods/exec]
#           verbs: [create]
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
package rules.rbac_exec_binding

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some binding in rbac.bindings
	not rbac.is_own(binding)
	rbac.gives(binding, {"create", "get"}, {"": {"pods/exec", "pods/attach"}})
	words := ["the binding gives `", rbac.role_name(binding), "`, which runs commands in pods"]
	found := object.union(rbac.binding_finding(binding, rbac.role_place(binding), words), {"variant": rbac.variant(binding)})
}
