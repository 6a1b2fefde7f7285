# METADATA
# title: Secrets are encrypted by nothing
# description: >-
#   The first provider of a list is the one that writes: if it is identity, Secrets are written in clear; aesgcm has
#   to be given a new key too often.
# custom:
#   id: K8S-ENCRYPTION-PROVIDERS
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Put kms, secretbox or aescbc first in the providers of secrets
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.28}, {framework: HIPAA, id: 164.312(a)(2)(iv)}]
#   kinds:
#     - {group: apiserver.config.k8s.io, kind: EncryptionConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: apiserver.config.k8s.io/v1
#       kind: EncryptionConfiguration
#       resources:
#         - resources: [secrets]
#           providers:
#             - identity: {}
#     good: |
#       apiVersion: apiserver.config.k8s.io/v1
#       kind: EncryptionConfiguration
#       resources:
#         - resources: [secrets]
#           providers:
#             - kms: {apiVersion: v2, name: keys, endpoint: unix:///run/keys.sock}
#             - identity: {}
package rules.encryption_providers

import data.lib.components
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

strong := {"aescbc", "kms", "secretbox"}

# Whom a list of providers is for, if it is for secrets.
meaning_secrets := {"secrets", "*.", "*.*"}

findings contains found if {
	some file in files
	not covers_secrets(file.configuration)
	found := finding(file, ["resources"], "no provider encrypts `secrets`")
}

findings contains found if {
	some file in files
	some index, entry in file.configuration.resources
	is_for_secrets(entry)
	not is_strong(entry)
	found := finding(file, ["resources", index, "providers"], concat("", ["`secrets` are written with ", words(entry)]))
}

covers_secrets(configuration) if {
	some entry in configuration.resources
	is_for_secrets(entry)
}

is_for_secrets(entry) if {
	some resource in entry.resources
	resource in meaning_secrets
}

# The API server refuses an entry with two providers: whoever reads it takes any of them.
is_strong(entry) if {
	names := first_providers(entry)
	count(names) > 0
	every name in names {
		name in strong
	}
}

first_providers(entry) := {name | some name, _ in entry.providers[0]}

words(entry) := concat("", ["the provider ", concat(" or ", [concat("", ["`", name, "`"]) | some name in names])]) if {
	names := sort(first_providers(entry))
	count(names) > 0
} else := "no provider"

# A file that a sensor read is found where its text stands.
finding(file, path, message) := {
	"resource": file.found.resource,
	"subject": kubernetes.subject(file.found),
	"at": place(file, path),
	"message": message,
}

place(file, path) := kubernetes.pointer(file.at, kubernetes.existing(file.configuration, path)) if file.inside

place(file, _) := file.at if not file.inside

files := array.concat(
	[{"found": found, "at": found.at, "configuration": found.manifest, "inside": true} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "apiserver.config.k8s.io", "EncryptionConfiguration")
	],
	[{"found": found, "at": kubernetes.pointer(found.at, path), "configuration": configuration} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "hostdata.kubescape.cloud", "ControlPlaneInfo")
		path := ["data", "APIServerInfo", "encryptionProviderConfigFile", "content"]
		configuration := components.decoded(object.get(found.manifest, path, null))
	],
)
