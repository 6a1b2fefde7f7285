# METADATA
# title: Role that changes admission webhooks
# description: >-
#   Who changes webhook configurations sees and changes every object that goes to the API server, or turns checks
#   off.
# custom:
#   id: K8S-RBAC-WEBHOOK-WRITE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take the verbs that write out of the role
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.12}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [admissionregistration.k8s.io]
#           resources: [mutatingwebhookconfigurations]
#           verbs: [patch]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [admissionregistration.k8s.io]
#           resources: [mutatingwebhookconfigurations]
#           verbs: [get]
package rules.rbac_webhook_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.writing, wanted)
}

wanted := {
	"admissionregistration.k8s.io": {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"},
}
