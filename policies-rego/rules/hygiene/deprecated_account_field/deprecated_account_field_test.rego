package rules.deprecated_account_field_test

import data.rules.deprecated_account_field

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := deprecated_account_field.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccount": "web", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/serviceAccount", "message": "the pod states the deprecated field serviceAccount", "patch": [{"op": "remove", "path": "/spec/serviceAccount"}, {"op": "add", "path": "/spec/serviceAccountName", "value": "web"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := deprecated_account_field.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccountName": "web", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_the_patch_keeps_the_name if {
	findings := deprecated_account_field.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccount": "web", "serviceAccountName": "web", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccount": "", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccount": null, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/serviceAccount", "message": "the pod states the deprecated field serviceAccount", "patch": [{"op": "remove", "path": "/spec/serviceAccount"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	deprecated_account_field.about.title == "Deprecated field serviceAccount"
	object.remove(deprecated_account_field.about.custom, ["examples"]) == {"id": "K8S-DEPRECATED-ACCOUNT-FIELD", "domain": "hygiene", "scope": "object", "severity": "info", "remedy": "Use serviceAccountName alone", "controls": []}
}
