# METADATA
# title: Role that changes the names of the cluster
# description: >-
#   Who changes the ConfigMap of CoreDNS in kube-system decides which address every name in the cluster has.
# custom:
#   id: K8S-RBAC-COREDNS-WRITE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take the verbs that write ConfigMaps of kube-system out of the role
#   controls: []
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: deployer, namespace: kube-system}
#       rules:
#         - apiGroups: [""]
#           resources: [configmaps]
#           verbs: [update]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: deployer, namespace: default}
#       rules:
#         - apiGroups: [""]
#           resources: [configmaps]
#           verbs: [update]
package rules.rbac_coredns_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"update", "patch"}, {"": {"configmaps"}})
	includes(grant)
}

includes(grant) if "coredns" in grant.names

includes(grant) if {
	grant.names == set()
	is_there(grant)
}

is_there(grant) if grant.kind == "ClusterRole"

is_there(grant) if grant.namespace == "kube-system"
