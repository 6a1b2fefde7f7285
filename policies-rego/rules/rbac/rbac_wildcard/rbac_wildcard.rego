# METADATA
# title: Role with a wildcard
# description: >-
#   A wildcard allows what is there today and what will be there tomorrow; nobody can say what a role with one may
#   do.
# custom:
#   id: K8S-RBAC-WILDCARD
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: List the verbs, resources and API groups that are needed
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.3}, {framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   variants:
#     verbs: {}
#     resources: {}
#     groups: {severity: medium}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: ["*"]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: [get]
package rules.rbac_wildcard

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

fields := {"verbs": "verb", "resources": "resource", "groups": "API group"}

findings contains object.union(found, {"variant": variant}) if {
	some grant in rbac.grants
	some variant, word in fields
	"*" in grant[variant]
	found := rbac.finding(grant, ["allows every ", word])
}
