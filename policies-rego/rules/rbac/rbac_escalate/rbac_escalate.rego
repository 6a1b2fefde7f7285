# METADATA
# title: Role that may grant what it does not have
# description: >-
#   The verbs bind and escalate on roles, and impersonate, pass by the check that nobody grants more than he has; `*` on
#   roles, users, groups or service accounts includes them.
# custom:
#   id: K8S-RBAC-ESCALATE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take bind, escalate, impersonate and * out of the verbs on roles, users, groups and service accounts
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

roles := {rbac.group: {"clusterroles", "roles"}}

identities := {"": {"groups", "serviceaccounts", "users"}}

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"bind", "escalate"}, roles)
}

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"impersonate"}, identities)
}

# No other verb has that name: whoever writes it means it, whatever he thinks can be impersonated.
findings contains rbac.finding(grant, ["may `impersonate`"]) if {
	some grant in rbac.grants
	"impersonate" in grant.verbs
	count(rbac.reached(grant, identities)) == 0
}
