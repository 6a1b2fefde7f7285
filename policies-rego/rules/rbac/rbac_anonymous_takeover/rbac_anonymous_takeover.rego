# METADATA
# title: Anybody can take over the cluster
# description: >-
#   A role that creates pods, reads Secrets or widens rights is bound to everybody who is authenticated, or to
#   nobody in particular: whoever has an account of the cloud may be enough.
# custom:
#   id: K8S-RBAC-ANYBODY-TAKEOVER
#   domain: rbac
#   scope: set
#   severity: critical
#   remedy: Bind to people, groups or service accounts that are known
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
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:authenticated"}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployers}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
#       subjects:
#         - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: deployers}
package rules.rbac_anonymous_takeover

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

everybody := {"system:anonymous", "system:authenticated", "system:unauthenticated"}

workloads := {
	"": {"pods", "pods/exec", "replicationcontrollers"},
	"apps": {"deployments", "daemonsets", "replicasets", "statefulsets"},
	"batch": {"jobs", "cronjobs"},
}

widening := {
	"": {"users", "groups", "serviceaccounts", "nodes/proxy", "serviceaccounts/token"},
	rbac.group: {"roles", "clusterroles", "rolebindings", "clusterrolebindings"},
}

findings contains found if {
	some each in rbac.bound
	each.subject.name in everybody
	takes_over(each.binding)
	words := ["`", each.subject.name, "` can take over the cluster by the role `", rbac.role_name(each.binding), "`"]
	found := rbac.bound_finding(each, words)
}

takes_over(binding) if rbac.gives(binding, {"create", "update", "patch"}, workloads)

takes_over(binding) if rbac.gives(binding, {"get", "list", "watch"}, {"": {"secrets"}})

takes_over(binding) if rbac.gives(binding, {"bind", "create", "escalate", "impersonate", "update", "patch"}, widening)
