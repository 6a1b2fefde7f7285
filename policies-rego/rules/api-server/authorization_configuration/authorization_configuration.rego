# METADATA
# title: Authorizers let in too many
# description: >-
#   A chain of authorizers with AlwaysAllow allows every request; one without Node or RBAC does not keep kubelets to
#   their nodes, or people to their roles.
# custom:
#   id: K8S-AUTHORIZATION-CONFIGURATION
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: List the authorizers Node and RBAC, and not AlwaysAllow
#   controls: []
#   kinds:
#     - {group: apiserver.config.k8s.io, kind: AuthorizationConfiguration}
#   variants:
#     always-allow: {severity: critical, controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.6}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     node: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.7}, {framework: HIPAA, id: 164.312(a)(1)}]}
#     rbac: {controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.8}, {framework: HIPAA, id: 164.312(a)(1)}]}
#   examples:
#     bad: |
#       apiVersion: apiserver.config.k8s.io/v1
#       kind: AuthorizationConfiguration
#       authorizers:
#         - {type: Node, name: node}
#         - {type: RBAC, name: rbac}
#         - {type: AlwaysAllow, name: all}
#     good: |
#       apiVersion: apiserver.config.k8s.io/v1
#       kind: AuthorizationConfiguration
#       authorizers:
#         - {type: Node, name: node}
#         - {type: RBAC, name: rbac}
package rules.authorization_configuration

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some configured in configurations
	some index, authorizer in configured.manifest.authorizers
	authorizer.type == "AlwaysAllow"
	found := finding(configured, ["authorizers", index, "type"], "always-allow", "every request is allowed")
}

findings contains found if {
	some configured in configurations
	some variant, type in {"node": "Node", "rbac": "RBAC"}
	not type in types(configured)
	found := finding(configured, ["authorizers"], variant, concat("", ["there is no authorizer `", type, "`"]))
}

types(configured) := {authorizer.type | some authorizer in configured.manifest.authorizers}

finding(configured, path, variant, message) := {
	"resource": configured.resource,
	"subject": kubernetes.subject(configured),
	"at": kubernetes.pointer(configured.at, kubernetes.existing(configured.manifest, path)),
	"variant": variant,
	"message": message,
}

configurations := [found |
	some found in kubernetes.opened
	kubernetes.is_kind(found, "apiserver.config.k8s.io", "AuthorizationConfiguration")
]
