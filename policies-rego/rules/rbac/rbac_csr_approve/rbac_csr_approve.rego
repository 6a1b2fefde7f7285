# METADATA
# title: Role that approves certificates
# description: >-
#   Who approves certificate signing requests can have a certificate that makes him anybody, system:masters
#   included.
# custom:
#   id: K8S-RBAC-CSR-APPROVE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take certificatesigningrequests/approval and the verb approve on signers out of the role
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.11}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [certificates.k8s.io]
#           resources: [certificatesigningrequests/approval]
#           verbs: [update]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [certificates.k8s.io]
#           resources: [certificatesigningrequests/approval]
#           verbs: [get]
package rules.rbac_csr_approve

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"update", "patch"}, {"certificates.k8s.io": {"certificatesigningrequests/approval"}})
}

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"approve"}, {"certificates.k8s.io": {"signers"}})
}
