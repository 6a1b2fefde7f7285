package configuration.rules.secrets_in_environment_test

import data.configuration.rules.secrets_in_environment

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
