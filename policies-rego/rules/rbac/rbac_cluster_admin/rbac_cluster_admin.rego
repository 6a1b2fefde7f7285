# METADATA
# title: Bound to cluster-admin
# description: >-
#   cluster-admin may do everything, everywhere; in one namespace, everything there.
# custom:
#   id: K8S-RBAC-CLUSTER-ADMIN
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Bind to a role with the rights that are needed
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.1}, {framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRoleBinding}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
package rules.rbac_cluster_admin

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some binding in rbac.bindings
	rbac.role_name(binding) == "cluster-admin"
	not rbac.is_built_in(binding)
	found := rbac.binding_finding(binding, rbac.role_place(binding), ["the binding gives `cluster-admin`"])
}
