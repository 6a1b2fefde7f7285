# METADATA
# title: Role that changes who may enter an EKS cluster
# description: >-
#   The ConfigMap aws-auth of kube-system maps identities of AWS to groups of the cluster: who writes it makes
#   himself an administrator.
# custom:
#   id: K8S-RBAC-AWS-AUTH-WRITE
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take the verbs that write aws-auth out of the role, and map identities by access entries
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
package rules.rbac_aws_auth_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"create", "update", "patch", "delete", "deletecollection", "impersonate"}, {"": {"configmaps"}})
	includes(grant)
}

includes(grant) if "aws-auth" in grant.names

includes(grant) if {
	grant.names == set()
	is_there(grant)
}

is_there(grant) if grant.kind == "ClusterRole"

is_there(grant) if grant.namespace == "kube-system"
