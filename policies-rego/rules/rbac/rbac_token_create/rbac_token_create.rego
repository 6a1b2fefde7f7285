# METADATA
# title: Role that makes tokens of service accounts
# description: >-
#   Who may create serviceaccounts/token can be any service account of the namespace, for as long as he likes.
# custom:
#   id: K8S-RBAC-TOKEN-CREATE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take serviceaccounts/token out of the role
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.13}]
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
#           resources: [serviceaccounts/token]
#           verbs: [create]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [serviceaccounts]
#           verbs: [create]
package rules.rbac_token_create

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create"}, wanted)
}

wanted := {"": {"serviceaccounts/token"}}
