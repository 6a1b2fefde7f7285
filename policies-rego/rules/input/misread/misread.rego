# METADATA
# title: Configuration of a cluster that cannot be read
# description: >-
#   A field that rules about a cluster read is of another type, so no rule could judge it. What was not judged is not taken
#   for good.
# custom:
#   id: K8S-CLUSTER-UNREADABLE
#   unseen: true
#   domain: input
#   scope: object
#   severity: medium
#   effect: deny
#   remedy: Give the field the type that its documentation says
#   controls: []
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: deployer, namespace: shop}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: get
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: deployer, namespace: shop}
#       rules:
#         - apiGroups: [""]
#           resources: [pods]
#           verbs: [get]
package rules.misread

import data.lib.shapes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some found in shapes.mistyped
}
