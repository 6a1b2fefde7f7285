# METADATA
# title: Role that creates pods
# description: >-
#   Who creates pods in a namespace can use every Secret and every service account there, and, where nothing forbids
#   it, the node.
# custom:
#   id: K8S-RBAC-POD-CREATE
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Let a controller create pods, and take the verb create on pods out of the role
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.4}, {framework: HIPAA, id: 164.312(a)(1)}]
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
#           resources: [pods]
#           verbs: [create]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: [get]
package rules.rbac_pod_create

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create"}, wanted)
}

wanted := {"": {"pods"}}
