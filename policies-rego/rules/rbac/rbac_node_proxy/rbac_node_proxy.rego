# METADATA
# title: Role that reaches kubelets past the API server
# description: >-
#   Who may use nodes/proxy asks the kubelet itself, past the audit log and past admission: exec into any pod of the
#   node included.
# custom:
#   id: K8S-RBAC-NODE-PROXY
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take nodes/proxy out of the role
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.10}]
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
#           resources: [nodes/proxy]
#           verbs: [get]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [nodes]
#           verbs: [get]
package rules.rbac_node_proxy

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"get", "create", "update", "patch", "delete", "list", "watch"}, wanted)
}

wanted := {"": {"nodes/proxy"}}
