package rules.priority_class_test

import data.rules.priority_class

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := priority_class.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod has no priority class", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := priority_class.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"priorityClassName": "web", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_nothing_is_no_class if {
	findings := priority_class.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"priorityClassName": "", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"priorityClassName": null, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod has no priority class", "resource": 1, "subject": "Pod/web"},
		{"at": "/spec/priorityClassName", "message": "the pod has no priority class", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	priority_class.about.title == "No priority class"
	object.remove(priority_class.about.custom, ["examples"]) == {"id": "K8S-PRIORITY-CLASS", "domain": "reliability", "scope": "object", "severity": "info", "remedy": "Set priorityClassName", "controls": []}
}
