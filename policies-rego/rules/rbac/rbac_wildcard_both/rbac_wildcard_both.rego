# METADATA
# title: Role that may do everything
# description: >-
#   A rule with every verb on every resource is as much as the cluster administrator has.
# custom:
#   id: K8S-RBAC-WILDCARD-ALL
#   domain: rbac
#   scope: object
#   severity: critical
#   remedy: List the verbs and resources that are needed
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.3}, {framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: ["*"]
#           verbs: ["*"]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: ["*"]
package rules.rbac_wildcard_both

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	"*" in grant.verbs
	"*" in grant.resources
	found := rbac.finding(grant, ["allows every verb on every resource"])
}
