# METADATA
# title: Role that changes the network
# description: >-
#   Who writes services, endpoints, ingresses or network policies leads traffic elsewhere, or lets in whom they kept
#   out.
# custom:
#   id: K8S-RBAC-NETWORKING-WRITE
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take the verbs that write out of the role
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
#           resources: [services]
#           verbs: [update]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [services]
#           verbs: [get]
package rules.rbac_networking_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.writing | {"impersonate"}, wanted)
}

wanted := {
	"": {"services", "endpoints"},
	"discovery.k8s.io": {"endpointslices"},
	"networking.k8s.io": {"networkpolicies", "ingresses"},
}
