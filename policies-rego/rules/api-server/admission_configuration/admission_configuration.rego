# METADATA
# title: Admission lets pass what it should hold back
# description: >-
#   An image policy that allows what its webhook did not answer, or Pod Security that enforces nothing by default,
#   keeps nobody out.
# custom:
#   id: K8S-ADMISSION-CONFIGURATION
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Set imagePolicy.defaultAllow to false, and defaults.enforce of PodSecurity to baseline or restricted
#   controls: []
#   kinds:
#     - {group: apiserver.config.k8s.io, kind: AdmissionConfiguration}
#     - {group: pod-security.admission.config.k8s.io, kind: PodSecurityConfiguration}
#   variants:
#     image-policy: {controls: [{framework: CIS-Kubernetes-1.12, id: 5.5.1}]}
#     pod-security: {controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.1}]}
#   examples:
#     bad: |
#       apiVersion: apiserver.config.k8s.io/v1
#       kind: AdmissionConfiguration
#       plugins:
#         - name: PodSecurity
#           configuration:
#             apiVersion: pod-security.admission.config.k8s.io/v1
#             kind: PodSecurityConfiguration
#             defaults: {enforce: privileged}
#     good: |
#       apiVersion: apiserver.config.k8s.io/v1
#       kind: AdmissionConfiguration
#       plugins:
#         - name: PodSecurity
#           configuration:
#             apiVersion: pod-security.admission.config.k8s.io/v1
#             kind: PodSecurityConfiguration
#             defaults: {enforce: baseline}
package rules.admission_configuration

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some plugin in plugins
	plugin.name == "ImagePolicyWebhook"
	path := ["imagePolicy", "defaultAllow"]
	not object.get(plugin.configuration, path, false) == false
	message := "images are allowed if the webhook does not answer"
	found := finding(plugin, path, "image-policy", message)
}

findings contains found if {
	some plugin in plugins
	plugin.name == "PodSecurity"
	path := ["defaults", "enforce"]
	not object.get(plugin.configuration, path, null) in {"baseline", "restricted"}
	message := "Pod Security enforces nothing in a namespace that does not ask for it"
	found := object.union(finding(plugin, path, "pod-security", message), patch(plugin))
}

patch(plugin) := {"patch": [{"op": "add", "path": concat("/", [plugin.at, "defaults/enforce"]), "value": "baseline"}]} if {
	is_object(plugin.configuration.defaults)
} else := {}

finding(plugin, path, variant, message) := {
	"resource": plugin.found.resource,
	"subject": kubernetes.subject(plugin.found),
	"at": kubernetes.place(plugin.at, plugin.configuration, path),
	"variant": variant,
	"message": message,
}

plugins := array.concat(
	[{"found": found, "at": kubernetes.pointer(found.at, ["plugins", index, "configuration"]), "name": plugin.name, "configuration": plugin.configuration} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "apiserver.config.k8s.io", "AdmissionConfiguration")
		some index, plugin in found.manifest.plugins
	],
	[{"found": found, "at": found.at, "name": "PodSecurity", "configuration": found.manifest} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "pod-security.admission.config.k8s.io", "PodSecurityConfiguration")
	],
)
