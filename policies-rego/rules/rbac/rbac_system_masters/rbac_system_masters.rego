# METADATA
# title: "Bound to system:masters"
# description: >-
#   Who is in system:masters may do everything, whatever RBAC says, and cannot be taken out of it before his
#   certificate expires.
# custom:
#   id: K8S-RBAC-SYSTEM-MASTERS
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Bind to another group, and use system:masters in an emergency alone
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.7}, {framework: HIPAA, id: 164.312(a)(1)}]
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
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:masters"}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
package rules.rbac_system_masters

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some each in rbac.bound
	each.subject.name == "system:masters"
	not rbac.is_built_in(each.binding)
	found := rbac.bound_finding(each, ["the binding is for `system:masters`"])
}
