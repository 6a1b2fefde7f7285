package rules.selector_mismatch_test

import data.rules.selector_mismatch

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := selector_mismatch.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "shop"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/selector", "message": "the selector does not pick the labels of the template", "resource": 0, "subject": "Deployment/web"},
	}
}

test_the_good_example_passes if {
	findings := selector_mismatch.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_selectors_of_every_shape_are_read if {
	findings := selector_mismatch.findings with input as given([
		{"apiVersion": "v1", "kind": "ReplicationController", "metadata": {"name": "a"}, "spec": {"selector": {"app": "a"}, "template": {"metadata": {"labels": {"app": "b"}}, "spec": {"containers": []}}}},
		{"apiVersion": "v1", "kind": "ReplicationController", "metadata": {"name": "b"}, "spec": {"selector": {"app": "a"}, "template": {"metadata": {"labels": {"app": "a", "x": "y"}}, "spec": {"containers": []}}}},
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "c"}, "spec": {"jobTemplate": {"spec": {"selector": {"matchLabels": {"app": "a"}}, "template": {"spec": {"containers": []}}}}}},
		{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "d"}, "spec": {"template": {"spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "e"}, "spec": {"selector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["a"]}, {"key": "b", "operator": "NotIn", "values": ["x"]}, {"key": "app", "operator": "Exists"}, {"key": "c", "operator": "DoesNotExist"}]}, "template": {"metadata": {"labels": {"app": "a", "b": "y"}}, "spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "f"}, "spec": {"selector": {"matchExpressions": [{"key": "app", "operator": "Near"}]}, "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "g"}, "spec": {"selector": 3, "template": {"spec": {"containers": []}}}},
	])
	findings == {
		{"at": "/spec/jobTemplate/spec/selector", "message": "the selector does not pick the labels of the template", "resource": 2, "subject": "CronJob/c"},
		{"at": "/spec/selector", "message": "the selector does not pick the labels of the template", "resource": 0, "subject": "ReplicationController/a"},
		{"at": "/spec/selector", "message": "the selector does not pick the labels of the template", "resource": 5, "subject": "Deployment/f"},
	}
}

test_says_all_about_itself if {
	selector_mismatch.about.title == "Selector does not pick its own pods"
	object.remove(selector_mismatch.about.custom, ["examples"]) == {"id": "K8S-SELECTOR-MISMATCH", "domain": "hygiene", "scope": "object", "severity": "high", "remedy": "Make the selector pick the labels of the template", "controls": []}
}
