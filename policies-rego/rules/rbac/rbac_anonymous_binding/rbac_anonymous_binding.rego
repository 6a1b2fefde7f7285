# METADATA
# title: Bound to the anonymous
# description: >-
#   system:anonymous and system:unauthenticated are whoever reaches the API server: what a role gives them, it gives
#   everybody.
# custom:
#   id: K8S-RBAC-ANONYMOUS-BINDING
#   domain: rbac
#   scope: object
#   severity: critical
#   remedy: Bind to people, groups or service accounts that are known
#   controls: [{framework: HIPAA, id: 164.312(d)}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRoleBinding}
#   parameters: [anonymous_subjects]
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:unauthenticated"}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
package rules.rbac_anonymous_binding

import data.configuration.parameters
import data.lib.rbac

about := rego.metadata.chain()[1].annotations

# Bindings that every cluster has: versions, health and the information that kubeadm publishes for joining.
public_roles := {"system:public-info-viewer", "system:discovery", "system:basic-user", "kubeadm:bootstrap-signer-clusterinfo"}

findings contains found if {
	some each in rbac.bound
	each.subject.name in parameters.values.anonymous_subjects
	not is_public(each.binding)
	found := rbac.bound_finding(each, ["the binding is for `", each.subject.name, "`"])
}

is_public(binding) if rbac.role_name(binding) in public_roles
