package rules.suspected_credential_test

import data.rules.suspected_credential

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := suspected_credential.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "DB_PASSWORD", "value": "hunter2"}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/env/0/value", "message": "container `app` has what looks like a credential in variable `DB_PASSWORD`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
	}
}

test_the_good_example_passes if {
	findings := suspected_credential.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db"}]}]}},
	])
	findings == set()
}

test_names_say_it if {
	findings := suspected_credential.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "apiKey", "value": "abc"}, {"name": "azure_batch_key", "value": "some text"}, {"name": "pwd", "value": "x1"}, {"name": "dbpassword", "value": "x"}, {"name": "AWS_ACCESS_KEY_ID", "value": "x"}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/env/0/value", "message": "container `app` has what looks like a credential in variable `apiKey`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
		{"at": "/spec/containers/0/env/1/value", "message": "container `app` has what looks like a credential in variable `azure_batch_key`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
		{"at": "/spec/containers/0/env/2/value", "message": "container `app` has what looks like a credential in variable `pwd`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
		{"at": "/spec/containers/0/env/3/value", "message": "container `app` has what looks like a credential in variable `dbpassword`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
		{"at": "/spec/containers/0/env/4/value", "message": "container `app` has what looks like a credential in variable `AWS_ACCESS_KEY_ID`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
	}
}

test_what_is_elsewhere_or_says_nothing_passes if {
	findings := suspected_credential.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "TOKEN_URL", "value": "x"}, {"name": "KEY_FILE", "value": "y"}, {"name": "PASSWORD", "value": ""}, {"name": "PASSWORD", "value": "$(X)"}, {"name": "TOKEN", "value": "true"}, {"name": "SECRET", "value": "/a/b"}, {"name": "TOKEN_TTL", "value": "5m"}, {"name": "KEY", "value": "3600"}, {"name": "MONKEY", "value": "a"}, {"name": "TOKEN", "valueFrom": {"secretKeyRef": {}}}, {"name": "TOKEN", "value": 3}]}]}},
	])
	findings == set()
}

test_config_maps_are_read_by_line if {
	findings := suspected_credential.findings with input as given([
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"db_password": "x", "app.properties": "a=b\ndb.password = hunter2\n# secret=x\nurl: http://x", "plain": "hello", "number": 3}},
	])
	findings == {
		{"at": "/data/app.properties", "message": "key `app.properties` of the ConfigMap has a line that looks like a credential", "resource": 0, "subject": "ConfigMap/a", "variant": "config-map"},
		{"at": "/data/db_password", "message": "key `db_password` of the ConfigMap looks like a credential", "resource": 0, "subject": "ConfigMap/a", "variant": "config-map"},
	}
}

test_tokens_and_keys_are_found_anywhere if {
	findings := suspected_credential.findings with input as given([
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "annotations": {"x/y": "AKIAABCDEFGHIJKLMNOP"}}, "data": {"note": "-----BEGIN RSA PRIVATE KEY-----"}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b"}, "spec": {"containers": [{"name": "a", "image": "a:1", "args": ["postgres://u:hunter2@db/x", "https://db/x"]}]}},
	])
	findings == {
		{"at": "/data/note", "message": "the object has a private key in it", "resource": 0, "subject": "ConfigMap/a", "variant": "private-key"},
		{"at": "/metadata/annotations/x~1y", "message": "the object has what looks like a token in it", "resource": 0, "subject": "ConfigMap/a", "variant": "token"},
		{"at": "/spec/containers/0/args/0", "message": "the object has what looks like a token in it", "resource": 1, "subject": "Pod/b", "variant": "token"},
	}
}

test_says_all_about_itself if {
	suspected_credential.about.title == "What looks like a credential"
	object.remove(suspected_credential.about.custom, ["examples"]) == {"id": "K8S-SUSPECTED-CREDENTIAL", "domain": "secrets", "scope": "object", "severity": "medium", "remedy": "Revoke it if it is one, and keep the new one in a Secret or a store of its own", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.4.1"}, {"framework": "HIPAA", "id": "164.308(a)(5)(ii)(D)"}], "variants": {"environment": {"title": "What looks like a credential in the environment"}, "config-map": {"title": "What looks like a credential in a ConfigMap"}, "token": {"title": "What looks like a vendor's token", "severity": "high"}, "private-key": {"title": "Private key in a manifest", "severity": "high"}}, "kinds": [{"group": "", "kind": "ConfigMap"}]}
}
