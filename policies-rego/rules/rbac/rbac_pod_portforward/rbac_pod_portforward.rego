# METADATA
# title: Role that forwards ports of pods
# description: >-
#   Who forwards ports reaches what listens inside a pod, past every network policy.
# custom:
#   id: K8S-RBAC-POD-PORTFORWARD
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take pods/portforward out of the role
#   controls: []
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
#           resources: [pods/portforward]
#           verbs: [create]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods/portforward]
#           verbs: [list]
package rules.rbac_pod_portforward

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create", "get"}, wanted)
}

wanted := {"": {"pods/portforward"}}
