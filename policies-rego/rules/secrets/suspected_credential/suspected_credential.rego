# METADATA
# title: What looks like a credential
# description: >-
#   Credentials in manifests are known to everybody who reads the repository, the cluster's objects or their backups.
#   What looks like one, by its name or by how it begins, is worth a look; the value itself is never repeated.
# custom:
#   id: K8S-SUSPECTED-CREDENTIAL
#   domain: secrets
#   scope: object
#   severity: medium
#   remedy: Revoke it if it is one, and keep the new one in a Secret or a store of its own
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.4.1}, {framework: HIPAA, id: 164.308(a)(5)(ii)(D)}]
#   variants:
#     environment:
#       title: What looks like a credential in the environment
#     config-map:
#       title: What looks like a credential in a ConfigMap
#     token:
#       title: What looks like a vendor's token
#       severity: high
#     private-key:
#       title: Private key in a manifest
#       severity: high
#   kinds:
#     - {group: "", kind: ConfigMap}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             env: [{name: DB_PASSWORD, value: hunter2}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             env: [{name: DB_PASSWORD_FILE, value: /run/secrets/db}]
package rules.suspected_credential

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# Words that say it, and words after which a name says where it is instead.
words := {
	"password", "passwd", "pwd", "passphrase", "pass", "secret", "token", "jwt", "bearer", "credential", "credentials", "key",
	"apikey", "psswrd", "pw",
}

elsewhere := {
	"file", "path", "dir", "name", "url", "uri", "host", "type", "ttl", "length", "size", "enabled", "policy", "expiry",
	"expiration", "timeout", "count", "ref", "field", "header", "prefix", "algorithm", "rotation",
}

tokens := concat("|", [
	`(^|[^A-Z0-9])(AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ANVA)[A-Z0-9]{16}`, `AIza[^\s"']{35}`, `ya29\.[A-Za-z0-9_-]{20,}`, `gh[pousr]_[A-Za-z0-9]{36}`,
	`github_pat_[A-Za-z0-9_]{22,}`, `glpat-[A-Za-z0-9_-]{20}`, `xox[abeoprs]-[A-Za-z0-9-]{10,}`, `hooks\.slack\.com/services/T[A-Za-z0-9_]{6,}`,
	`[rs]k_(live|test)_[A-Za-z0-9]{20,}`, `sq0(atp|csp)-[A-Za-z0-9_-]{22,}`, `SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`, `npm_[A-Za-z0-9]{36}`,
	`pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{20,}`, `dop_v1_[a-f0-9]{64}`, `shp(at|ca|pa|ss)_[a-fA-F0-9]{32}`, `hv[sbr]\.[A-Za-z0-9_-]{24,}`,
	`EAACEdEose0cBA[A-Za-z0-9]+`, `amzn\.mws\.[0-9a-f-]{36}`, `key-[0-9a-zA-Z]{32}`, `(^|[^A-Za-z0-9])SK[0-9a-f]{32}`, `AccountKey=[A-Za-z0-9+/=]{40,}`,
	`access_token\$production\$[0-9a-z]{16}`, `eyJhbGciO[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{8,}`, `[a-z+]{2,}://[^/\s:@"'{}$<>]*:[^/\s:@"'{}$<>]{3,}@`,
	`PMAK-[a-f0-9]{24}-[a-f0-9]{34}`, `lin_api_[A-Za-z0-9]{40}`, `sk-(proj-|ant-)?[A-Za-z0-9_-]{32,}`, `hf_[A-Za-z0-9]{34}`,
])

private_key := `BEGIN ([A-Z]+ )*PRIVATE KEY`

findings contains object.union(found, {"variant": "environment", "at": at}) if {
	some container in kubernetes.containers
	some index, variable in container.spec.env
	is_secret(variable.name, variable.value)
	at := kubernetes.pointer(container.at, ["env", index, "value"])
	found := kubernetes.container_finding(container, [], concat("", ["has what looks like a credential in variable `", variable.name, "`"]))
}

findings contains object.union(found, {"variant": "config-map", "at": at}) if {
	some map in kubernetes.of_kind("", "ConfigMap")
	some key, value in map.manifest.data
	is_secret(key, value)
	at := kubernetes.pointer(map.at, ["data", key])
	found := kubernetes.object_finding(map, [], concat("", ["key `", key, "` of the ConfigMap looks like a credential"]))
}

findings contains object.union(found, {"variant": "config-map", "at": at}) if {
	some map in kubernetes.of_kind("", "ConfigMap")
	some key, value in map.manifest.data
	some line in split(value, "\n")
	[name, stated] := assignment(line)
	is_secret(name, stated)
	at := kubernetes.pointer(map.at, ["data", key])
	found := kubernetes.object_finding(map, [], concat("", ["key `", key, "` of the ConfigMap has a line that looks like a credential"]))
}

# Texts of any object: a token of a vendor is known by how it begins, wherever it stands.
findings contains object.union(found, {"variant": variant, "at": at}) if {
	some thing in kubernetes.opened
	text := json.marshal(kubernetes.body(thing))
	some variant, pattern in {"token": tokens, "private-key": private_key}
	regex.match(pattern, text)
	some [path, value] in texts(kubernetes.body(thing))
	regex.match(pattern, value)
	at := kubernetes.pointer(thing.at, path)
	found := kubernetes.object_finding(thing, [], messages[variant])
}

messages := {"token": "the object has what looks like a token in it", "private-key": "the object has a private key in it"}

texts(body) := {[path, value] | walk(body, [path, value]); is_string(value)}

assignment(line) := [trim_space(parts[0]), trim(trim_space(parts[1]), "\"'")] if {
	parts := regex.split(`\s*[=:]\s*`, trim_space(line))
	count(parts) == 2
	not startswith(parts[0], "#")
}

is_secret(name, value) if {
	is_string(value)
	names_secret(name)
	not is_harmless(trim_space(value))
}

names_secret(name) if {
	parts := words_of(name)
	not parts[count(parts) - 1] in elsewhere
	some part in parts
	part in words
}

# `DB_PASSWORD`, `db.password`, `dbPassword` and `dbpassword` say the same.
names_secret(name) if {
	regex.match(`(?i)(password|passwd|passphrase|apikey|secretkey|accesskey|privatekey|authtoken)$`, name)
}

words_of(name) := [lower(word) | some word in regex.split(`[^A-Za-z0-9]+`, regex.replace(name, `([a-z0-9])([A-Z])`, "${1}_$2")); word != ""]

is_harmless(value) if lower(value) in {"", "true", "false", "yes", "no", "none", "null", "enabled", "disabled", "redacted"}

is_harmless(value) if regex.match(`^([$<*./%]|\{\{|file:|vault:|https?://[^@]*$)`, value)

is_harmless(value) if regex.match(`^[0-9]{1,5}(s|m|h|d|ms)?$`, value)
