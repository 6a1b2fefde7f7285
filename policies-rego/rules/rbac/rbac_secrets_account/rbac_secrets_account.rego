# METADATA
# title: Service account that reads Secrets
# description: >-
#   Whoever controls a pod with such a service account has every Secret that the account may read. Bindings of
#   Kubernetes' own parts are left out; the name of such a binding, with others bound by it, excuses nobody.
# custom:
#   id: K8S-RBAC-SECRETS-SERVICE-ACCOUNT
#   domain: rbac
#   scope: set
#   severity: high
#   remedy: Bind the service account to a role without Secrets
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.2}, {framework: HIPAA, id: 164.312(a)(1)}]
#   variants:
#     bound: {}
#     borrowed-name:
#       title: Service account that reads Secrets, bound under a name of Kubernetes' own
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
#           resources: [secrets]
#           verbs: [list]
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {kind: ServiceAccount, name: web, namespace: shop}
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
#         - {kind: ServiceAccount, name: web, namespace: shop}
package rules.rbac_secrets_account

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some each in rbac.bound
	each.subject.kind == "ServiceAccount"
	not rbac.is_own(each.binding)
	rbac.gives(each.binding, {"get", "list", "watch"}, {"": {"secrets"}})
	words := ["the service account reads Secrets by the role `", rbac.role_name(each.binding), "`"]
	found := object.union(rbac.bound_finding(each, words), {"variant": rbac.variant(each.binding)})
}
