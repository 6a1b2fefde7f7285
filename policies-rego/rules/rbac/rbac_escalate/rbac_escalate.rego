# METADATA
# title: Role that may grant what it does not have
# description: >-
#   The verbs bind, escalate and impersonate pass by the check that nobody grants more than he has; `*` includes
#   them.
# custom:
#   id: K8S-RBAC-ESCALATE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take bind, escalate, impersonate and * out of the verbs
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
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [roles]
#           verbs: [escalate]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [rbac.authorization.k8s.io]
#           resources: [clusterroles]
#           verbs: [get, create]
package rules.rbac_escalate

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	has := rbac.verbs_among(grant, {"bind", "escalate", "impersonate"})
	count(has) > 0
	found := rbac.finding(grant, ["may ", rbac.listed(has)])
}
