# METADATA
# title: Bound to the default service account
# description: >-
#   Every pod of the namespace that says nothing of its service account has what the role gives.
# custom:
#   id: K8S-RBAC-DEFAULT-SERVICE-ACCOUNT
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Make a service account for the workload, and bind that
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.5}, {framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRoleBinding}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {kind: ServiceAccount, name: default, namespace: shop}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {kind: ServiceAccount, name: web, namespace: shop}
package rules.rbac_default_account

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some each in rbac.bound
	each.subject.kind == "ServiceAccount"
	each.subject.name == "default"
	found := rbac.bound_finding(each, ["the binding is for the service account `default`"])
}
