# METADATA
# title: Configuration lets the anonymous in
# description: >-
#   With anonymous.enabled true and no conditions, whoever reaches the API server may ask as system:anonymous on
#   every path.
# custom:
#   id: K8S-AUTHENTICATION-CONFIGURATION
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Set anonymous.enabled to false, or list the paths of health checks in anonymous.conditions
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.1}, {framework: HIPAA, id: 164.312(d)}]
#   kinds:
#     - {group: apiserver.config.k8s.io, kind: AuthenticationConfiguration}
#   examples:
#     bad: |
#       apiVersion: apiserver.config.k8s.io/v1beta1
#       kind: AuthenticationConfiguration
#       anonymous: {enabled: true}
#     good: |
#       apiVersion: apiserver.config.k8s.io/v1beta1
#       kind: AuthenticationConfiguration
#       anonymous:
#         enabled: true
#         conditions:
#           - path: /livez
package rules.authentication_configuration

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["anonymous", "enabled"]

findings contains found if {
	some configured in kubernetes.opened
	kubernetes.is_kind(configured, "apiserver.config.k8s.io", "AuthenticationConfiguration")
	not object.get(configured.manifest, path, true) == false
	not is_restricted(configured.manifest)
	found := {
		"resource": configured.resource,
		"subject": kubernetes.subject(configured),
		"at": kubernetes.place(configured.at, configured.manifest, path),
		"message": "the anonymous may ask on every path",
	}
}

is_restricted(manifest) if count(manifest.anonymous.conditions) > 0
