package rules.forbidden_annotation_test

import data.rules.forbidden_annotation

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := forbidden_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"fluxcd.io/automated": "true"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/annotations/fluxcd.io~1automated", "message": "annotation `fluxcd.io/automated` is not allowed", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := forbidden_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"note": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_users_forbid_annotations if {
	findings := forbidden_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"a/b": "x", "c": "y", "fluxcd.io/a": "z"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c", "annotations": {"c": "d"}}, "spec": {}},
	])
		with data.parameters.configuration as {"forbidden_annotations": ["a/*", "c"]}
	findings == {
		{"at": "/metadata/annotations/a~1b", "message": "annotation `a/b` is not allowed", "resource": 0, "subject": "Pod/web"},
		{"at": "/metadata/annotations/c", "message": "annotation `c` is not allowed", "resource": 0, "subject": "Pod/web"},
		{"at": "/metadata/annotations/c", "message": "annotation `c` is not allowed", "resource": 1, "subject": "ConfigMap/c"},
	}
}

test_says_all_about_itself if {
	forbidden_annotation.about.title == "Annotation that is not allowed"
	object.remove(forbidden_annotation.about.custom, ["examples"]) == {"id": "K8S-FORBIDDEN-ANNOTATION", "domain": "hygiene", "scope": "object", "severity": "low", "remedy": "Remove the annotation", "controls": [], "parameters": ["forbidden_annotations"]}
}
