# METADATA
# title: Role that writes Endpoints
# description: >-
#   Who writes Endpoints leads a load balancer to addresses of other namespaces (CVE-2021-25740).
# custom:
#   id: K8S-RBAC-ENDPOINTS-WRITE
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
#           resources: [endpoints]
#           verbs: [patch]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [endpoints]
#           verbs: [get]
package rules.rbac_endpoints_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.writing, wanted)
}

wanted := {"": {"endpoints"}, "discovery.k8s.io": {"endpointslices"}}
