package rules.containers_per_pod_test

import data.rules.containers_per_pod

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := containers_per_pod.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "a", "image": "a:1"}, {"name": "b", "image": "a:1"}, {"name": "c", "image": "a:1"}, {"name": "d", "image": "a:1"}, {"name": "e", "image": "a:1"}, {"name": "f", "image": "a:1"}]}},
	])
	findings == {
		{"at": "/spec/containers", "message": "the pod has 6 containers; allowed are at most 5", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := containers_per_pod.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_users_set_the_maximum if {
	findings := containers_per_pod.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "a", "image": "a:1"}, {"name": "b", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "a", "image": "a:1"}, {"name": "b", "image": "a:1"}, {"name": "c", "image": "a:1"}]}},
	])
		with data.parameters.configuration as {"maximum_containers": "2"}
	findings == {
		{"at": "/spec/containers", "message": "the pod has 3 containers; allowed are at most 2", "resource": 1, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	containers_per_pod.about.title == "More containers than a pod should have"
	object.remove(containers_per_pod.about.custom, ["examples"]) == {"id": "K8S-CONTAINERS-PER-POD", "domain": "resources", "scope": "object", "severity": "info", "remedy": "Move containers that need not share a node to pods of their own", "controls": [], "parameters": ["maximum_containers"]}
}
