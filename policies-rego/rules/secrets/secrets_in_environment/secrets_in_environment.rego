# METADATA
# title: Secret in an environment variable
# description: >-
#   Environment variables end up in logs, crash reports and child processes. A Secret belongs in a mounted file; a
#   credential written into the manifest is known to everybody who can read the repository.
# custom:
#   id: K8S-SECRETS-IN-ENVIRONMENT
#   domain: secrets
#   scope: object
#   severity: low
#   remedy: Mount the Secret as a volume and let the program read the file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.4.1}, {framework: HIPAA, id: 164.312(a)(2)(iv)}]
#   variants:
#     literal:
#       title: Credential written into the manifest
#       severity: high
#       remedy: Revoke the credential, keep the new one in a Secret and mount that as a file
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             env:
#               - name: DATABASE_PASSWORD
#                 valueFrom:
#                   secretKeyRef: {name: database, key: password}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: database
#             secret: {secretName: database}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: database, mountPath: /secrets, readOnly: true}]
package rules.secrets_in_environment

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains finding(container, ["env", format_int(index, 10), "valueFrom", "secretKeyRef"], "reference", message) if {
	some container in kubernetes.containers
	some index, variable in container.spec.env
	variable.valueFrom.secretKeyRef != null
	message := concat("", ["has a Secret in environment variable `", name_of(variable), "`"])
}

findings contains finding(container, ["envFrom", format_int(index, 10), "secretRef"], "reference", message) if {
	some container in kubernetes.containers
	some index, source in container.spec.envFrom
	source.secretRef != null
	message := "has a whole Secret in its environment"
}

findings contains finding(container, ["env", format_int(index, 10), "value"], "literal", message) if {
	some container in kubernetes.containers
	some index, variable in container.spec.env
	is_string(variable.value)
	is_credential(name_of(variable), trim_space(variable.value))
	message := concat("", ["has a credential as text in environment variable `", name_of(variable), "`"])
}

name_of(variable) := variable.name if {
	is_string(variable.name)
} else := "(unnamed)"

# The value itself is never repeated.
finding(container, path, variant, message) := object.union(
	kubernetes.container_finding(container, [], message),
	{"variant": variant, "at": concat("/", array.concat([container.at], path))},
)

# METADATA
# description: Words that name a credential when they end a variable's name.
secret_words := {
	"password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials",
	"apikey", "jwt", "bearer",
}

# METADATA
# description: Two words that do so only together.
secret_pairs := {
	["api", "key"], ["access", "key"], ["private", "key"], ["secret", "key"], ["signing", "key"], ["encryption", "key"],
	["account", "key"], ["storage", "key"], ["auth", "key"],
}

# METADATA
# description: How a value begins that is a credential whatever its variable is called.
secret_prefixes := [
	"ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk_live_", "rk_live_", "AKIA", "ASIA",
	"-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----",
	"-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN ENCRYPTED PRIVATE KEY-----",
]

# METADATA
# description: Values that stand for a credential without being one.
placeholders := {"true", "false", "yes", "no", "none", "null", "changeme", "xxx", "redacted", "enabled", "disabled"}

is_credential(name, value) if {
	names_secret(name)
	not is_placeholder(value)
	not is_reference(name, value)
}

is_credential(_, value) if {
	count(value) >= 20
	some prefix in secret_prefixes
	startswith(value, prefix)
}

# `https://user:password@host`
is_credential(_, value) if {
	authority := split(split(value, "://")[1], "/")[0]
	contains(authority, "@")
	user := split(authority, "@")[0]
	password := split(user, ":")[1]
	not is_placeholder(password)
}

# `TLS_SECRET: web-tls` names a Secret, as small letters and hyphens do.
is_reference(name, value) if {
	words := words_of(name)
	words[count(words) - 1] in {"secret", "credential", "credentials"}
	trim(value, "abcdefghijklmnopqrstuvwxyz-.") == ""
}

names_secret(name) if {
	words := words_of(name)
	words[count(words) - 1] in secret_words
}

names_secret(name) if {
	words := words_of(name)
	array.slice(words, count(words) - 2, count(words)) in secret_pairs
}

words_of(name) := [word |
	some word in split(replace(replace(lower(name), "-", "_"), ".", "_"), "_")
	word != ""
]

is_placeholder(value) if lower(value) in placeholders

is_placeholder(value) if startswith(value, "$")

is_placeholder(value) if startswith(value, "<")

is_placeholder(value) if startswith(value, "{{")

# A file or a place of a secret is not the secret.
is_placeholder(value) if startswith(value, "/")

is_placeholder(value) if startswith(value, "./")

is_placeholder(value) if startswith(value, "file:")

is_placeholder(value) if startswith(value, "vault:")

is_placeholder(value) if trim(value, "*") == ""
