# METADATA
# title: Role that acts as others
# description: >-
#   Who may impersonate users, groups or service accounts has what they have, and the audit log names them, too.
# custom:
#   id: K8S-RBAC-IMPERSONATE
#   domain: rbac
#   scope: object
#   severity: critical
#   remedy: Take the verb impersonate out of the role
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.8}, {framework: HIPAA, id: 164.312(a)(1)}]
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
#           resources: [users, groups]
#           verbs: [impersonate]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [users]
#           verbs: [get]
package rules.rbac_impersonate

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"impersonate"}, wanted)
}

wanted := {"": {"users", "groups", "serviceaccounts"}}
