# METADATA
# title: Role that reads Secrets
# description: >-
#   Who may get, list or watch Secrets has every credential in them, tokens of service accounts included.
# custom:
#   id: K8S-RBAC-SECRETS-ACCESS
#   domain: rbac
#   scope: object
#   severity: high
#   remedy: Take Secrets out of the role, or name the ones that are needed in resourceNames, with the verb get alone
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.2}, {framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   variants:
#     all: {}
#     named: {severity: low}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [secrets, pods]
#           verbs: [get, list]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [""]
#           resources: [secrets]
#           verbs: [create, update]
package rules.rbac_secrets_access

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant(grant)}) if {
	some grant in rbac.grants
	found := rbac.allows(grant, {"get", "list", "watch"}, {"": {"secrets"}})
}

# A list may be restricted to names, too, but hands over what it names all at once.
default variant(_) := "all"

variant(grant) := "named" if {
	count(grant.names) > 0
	rbac.verbs_among(grant, {"get", "list", "watch"}) == {"get"}
}
