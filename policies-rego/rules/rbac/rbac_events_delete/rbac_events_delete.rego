# METADATA
# title: Role that deletes events
# description: >-
#   Who deletes events can hide what was done.
# custom:
#   id: K8S-RBAC-EVENTS-DELETE
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take the verbs that delete out of the role
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
#           resources: [events]
#           verbs: [delete]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [events]
#           verbs: [get]
package rules.rbac_events_delete

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.deleting, wanted)
}

wanted := {"": {"events"}, "events.k8s.io": {"events"}}
