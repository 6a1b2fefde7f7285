package rules.secrets_in_environment_test

import data.rules.secrets_in_environment

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in secrets_in_environment.findings with input as given(manifests)}

variable(value) := pod({"containers": [{"name": "app", "env": [{"name": "LOG_LEVEL", "value": "info"}, value]}]})

variants(manifests) := {finding.variant | some finding in secrets_in_environment.findings with input as given(manifests)}

test_references_are_found if {
	secret := {"name": "DB", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}}
	places([variable(secret)]) == {"/spec/containers/0/env/1/valueFrom/secretKeyRef"}
	variants([variable(secret)]) == {"reference"}
	places([pod({"initContainers": [{"envFrom": [{"configMapRef": {"name": "c"}}, {"secretRef": {"name": "db"}}]}]})]) == {
		"/spec/initContainers/0/envFrom/1/secretRef",
	}
}

test_literals_are_found_by_their_name if {
	every name in ["DB_PASSWORD", "password", "api-key", "AWS_SECRET_ACCESS_KEY", "github.token", "JWT"] {
		places([variable({"name": name, "value": "hunter2-hunter2"})]) == {"/spec/containers/0/env/1/value"}
		variants([variable({"name": name, "value": "hunter2-hunter2"})]) == {"literal"}
	}
}

test_literals_are_found_by_their_value if {
	every value in [
		"AKIAIOSFODNN7REALKEY1", "-----BEGIN PRIVATE KEY-----\nMIIE", "https://ana:s3cret@db.shop.svc/orders",
		"postgres://ana:s3cret@db:5432/orders?sslmode=off",
	] {
		variants([variable({"name": "SETTING", "value": value})]) == {"literal"}
	}
}

test_the_value_is_never_repeated if {
	every finding in secrets_in_environment.findings {
		not contains(json.marshal(finding), "hunter2")
	} with input as given([variable({"name": "DB_PASSWORD", "value": "hunter2"})])
}

test_other_variables_pass if {
	every value in [
		{"name": "PASSWORD_FILE", "value": "/run/secrets/db"}, {"name": "DB_PASSWORD", "value": ""},
		{"name": "DB_PASSWORD", "value": "$(OTHER)"}, {"name": "DB_PASSWORD", "value": "<set me>"},
		{"name": "DB_PASSWORD", "value": "{{ .Values.password }}"}, {"name": "DB_PASSWORD", "value": "****"},
		{"name": "DB_PASSWORD", "value": "./secret"}, {"name": "DB_PASSWORD", "value": "vault:secret/db"},
		{"name": "KEY_PASSWORD", "value": "file:/run/key"}, {"name": "USE_TOKEN", "value": "true"},
		{"name": "ADMIN_EMAIL", "value": "ana@example.org"}, {"name": "TOKEN_TTL", "value": "3600"},
		{"name": "TLS_SECRET", "value": "web-tls"}, {"name": "MONKEY", "value": "banana"}, {"name": "URL", "value": "https://example.org/a@b:c"},
		{"name": "URL", "value": "https://ana@example.org"}, {"name": "URL", "value": "https://ana:@example.org"},
		{"name": "DB", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "k"}}},
		{"name": "DB", "valueFrom": {"secretKeyRef": null}},
	] {
		places([variable(value)]) == set()
	}
}

test_odd_types if {
	places([variable({"name": 3, "value": 4}), variable("x"), variable(null)]) == set()
	places([pod({"containers": [{"env": {"PASSWORD": "x"}, "envFrom": "secret"}]})]) == set()
	places([variable({"name": ["PASSWORD"], "valueFrom": {"secretKeyRef": {}}})]) == {
		"/spec/containers/0/env/1/valueFrom/secretKeyRef",
	}
}

test_says_all_about_itself if {
	secrets_in_environment.about.title == "Secret in an environment variable"
	object.remove(secrets_in_environment.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-SECRETS-IN-ENVIRONMENT",
		"domain": "secrets",
		"scope": "object",
		"severity": "low",
		"remedy": "Mount the Secret as a volume and let the program read the file",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.4.1"}, {"framework": "HIPAA", "id": "164.312(a)(2)(iv)"}],
		"variants": {
			"literal": {
				"title": "Credential written into the manifest",
				"severity": "high",
				"remedy": "Revoke the credential, keep the new one in a Secret and mount that as a file",
			},
		},
	}
}

findings_of(manifest) := found if {
	found := secrets_in_environment.findings with input as given([manifest])
}

test_messages_and_places if {
	findings_of(variable({"name": "DB", "valueFrom": {"secretKeyRef": {"name": "db"}}})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/env/1/valueFrom/secretKeyRef", "message": "container `app` has a Secret in environment variable `DB`", "variant": "reference"}}
	findings_of(variable({"name": "JWT", "value": "a1b2"})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/env/1/value", "message": "container `app` has a credential as text in environment variable `JWT`", "variant": "literal"}}
	findings_of(variable({"value": "glpat-0123456789abcdef"})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/env/1/value", "message": "container `app` has a credential as text in environment variable `(unnamed)`", "variant": "literal"}}
	findings_of(pod({"containers": [{"name": "app", "envFrom": [{"secretRef": {"name": "db"}}, {"secretRef": null}]}]})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/envFrom/0/secretRef", "message": "container `app` has a whole Secret in its environment", "variant": "reference"}}
}

is_found(name, value) if variants([variable({"name": name, "value": value})]) == {"literal"}

test_every_word_that_names_a_credential if {
	every word in [
		"password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "jwt", "bearer",
	] {
		is_found(upper(word), "a1b2")
		is_found(concat("_", ["DB", upper(word)]), "a1b2")
		not is_found(concat("_", [upper(word), "TTL"]), "a1b2")
	}
}

test_every_pair_of_words_that_names_one if {
	every first in ["api", "access", "private", "secret", "signing", "encryption", "account", "storage", "auth"] {
		is_found(concat("_", [first, "key"]), "a1b2")
		is_found(concat("_", ["my", first, "key"]), "a1b2")
		not is_found(concat("_", [first, "key", "id"]), "a1b2")
	}
	not is_found("KEY", "a1b2")
	not is_found("PRIMARY_KEY", "a1b2")
}

test_words_are_parted_by_every_mark if {
	every name in ["db-password", "db.password", "DB__PASSWORD_", "-access--key.", "access_.key"] {
		is_found(name, "a1b2")
	}
}

test_every_beginning_of_a_credential if {
	every prefix in [
		"ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk_live_", "rk_live_", "AKIA", "ASIA",
	] {
		long := substring(concat("", [prefix, "0123456789abcdef0123"]), 0, 20)
		is_found("SETTING", long)
		not is_found("SETTING", substring(long, 0, 19))
	}
	every kind in ["RSA ", "", "EC ", "OPENSSH ", "ENCRYPTED "] {
		is_found("SETTING", concat("", [" -----BEGIN ", kind, "PRIVATE KEY-----", "\nMIIE"]))
	}
	not is_found("SETTING", "-----BEGIN PUBLIC KEY-----\nMIIE")
}

test_every_word_that_stands_for_one if {
	every value in [
		"", "true", "false", "Yes", "no", "none", "NULL", "changeme", "xxx", "redacted", "enabled", "disabled", " ",
		"$(OTHER)", "<set me>", "{{ password }}", "/run/secrets/db", "./db", "file:db", "vault:db", "*", "****",
	] {
		not is_found("DB_PASSWORD", value)
	}
	every value in ["truely", "~", "{set", ".db", "file", "vault", "**a"] {
		is_found("DB_PASSWORD", value)
	}
}

test_names_of_secrets if {
	every name in ["TLS_SECRET", "DB_CREDENTIAL", "DB_CREDENTIALS"] {
		not is_found(name, "web-tls.shop")
		is_found(name, "Web-tls")
		is_found(name, "web-tls2")
		is_found(name, "web-tls~")
	}
	is_found("SECRET_TOKEN", "web-tls")
}

test_credentials_in_addresses if {
	every value in [
		"https://ana:s3cret@db", "https://ana:s3cret@db/a?next=https://example.org/", "amqp://ana:s3cret@mq:5672/a@b",
	] {
		is_found("ADDRESS", value)
	}
	every value in [
		"https://ana:$(PASSWORD)@db", "https://example.org:8443/a", "https://example.org:8443/a@b", "ana:s3cret@db", "https://",
	] {
		not is_found("ADDRESS", value)
	}
}
