# METADATA
# title: Role that uses the SCC anyuid
# description: >-
#   The security context constraint anyuid of OpenShift lets pods run as root.
# custom:
#   id: K8S-RBAC-SCC-ANYUID
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Use the constraint restricted-v2, or one of your own
#   controls: []
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRoleBinding}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:openshift:scc:anyuid"}
#       subjects:
#         - {kind: ServiceAccount, name: web, namespace: shop}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:openshift:scc:restricted-v2"}
#       subjects:
#         - {kind: ServiceAccount, name: web, namespace: shop}
package rules.rbac_scc_anyuid

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

constraints := {"security.openshift.io": {"securitycontextconstraints"}}

role := "system:openshift:scc:anyuid"

findings contains found if {
	some grant in rbac.grants
	"anyuid" in grant.names
	found := rbac.allows(grant, {"use"}, constraints)
}

findings contains found if {
	some binding in rbac.bindings
	rbac.role_name(binding) == role
	words := ["the binding lets pods use the security context constraint `anyuid`"]
	found := rbac.binding_finding(binding, rbac.role_place(binding), words)
}
