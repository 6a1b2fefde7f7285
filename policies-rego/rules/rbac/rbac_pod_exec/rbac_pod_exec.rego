# METADATA
# title: Role that runs commands in pods
# description: >-
#   Who may exec into a pod, or attach to it, has whatever the pod has: its Secrets, its service account, its
#   network.
# custom:
#   id: K8S-RBAC-POD-EXEC
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take pods/exec and pods/attach out of the role
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
#           resources: [pods/exec]
#           verbs: [create]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods/exec]
#           verbs: [list]
package rules.rbac_pod_exec

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create", "get"}, wanted)
}

wanted := {"": {"pods/exec", "pods/attach"}}
