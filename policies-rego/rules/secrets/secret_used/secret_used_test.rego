package rules.secret_used_test

import data.rules.secret_used

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := secret_used.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "login", "secret": {"secretName": "login"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/volumes/0/secret", "message": "the pod has a Secret as a volume", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := secret_used.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_each_use_is_found if {
	findings := secret_used.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "a", "projected": {"sources": [{"configMap": {}}, {"secret": {"name": "s"}}]}}, {"name": "b", "secret": null}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "A", "value": "x"}, {"name": "B", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}}], "envFrom": [{"configMapRef": {"name": "c"}}, {"secretRef": {"name": "s"}}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/env/1/valueFrom/secretKeyRef", "message": "container `app` has a Secret in its environment", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/envFrom/1/secretRef", "message": "container `app` has a whole Secret in its environment", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/volumes/0/projected/sources/1/secret", "message": "the pod has a Secret in a projected volume", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	secret_used.about.title == "Secret of the cluster used"
	object.remove(secret_used.about.custom, ["examples"]) == {"id": "K8S-SECRET-USED", "domain": "secrets", "scope": "object", "severity": "info", "remedy": "Have the credential fetched from the store, by a CSI driver or an agent", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.4.2"}]}
}
