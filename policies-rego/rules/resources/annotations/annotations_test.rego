package rules.annotations_test

import data.rules.annotations

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := annotations.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"required_annotations": ["email"]}
	findings == {
		{"at": "/metadata", "message": "missing annotations: `email`", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := annotations.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"email": "ann@example.com"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"required_annotations": ["email"]}
	findings == set()
}

test_users_ask_for_annotations if {
	findings := annotations.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"cost-center": "12"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "annotations": {"cost-center": "x"}}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}},
	])
		with data.parameters.configuration as {"required_annotations": ["cost-center=[0-9]+"]}
	findings == {
		{"at": "/metadata/annotations", "message": "missing annotations: `cost-center=[0-9]+`", "resource": 1, "subject": "Service/b"},
	}
}

test_says_all_about_itself if {
	annotations.about.title == "Annotation missing"
	object.remove(annotations.about.custom, ["examples"]) == {"id": "K8S-ANNOTATIONS", "domain": "resources", "scope": "object", "severity": "low", "remedy": "Add the annotation", "controls": [], "kinds": [{"group": "", "kind": "Service"}], "parameters": ["required_annotations"]}
}
