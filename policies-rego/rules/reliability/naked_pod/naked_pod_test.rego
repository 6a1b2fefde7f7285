package rules.naked_pod_test

import data.rules.naked_pod

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := naked_pod.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "", "message": "the Pod has no controller", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := naked_pod.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_pods_of_controllers_and_nodes_pass if {
	findings := naked_pod.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "ownerReferences": [{"kind": "ReplicaSet", "name": "b"}]}, "spec": {}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "annotations": {"kubernetes.io/config.mirror": "x"}}, "spec": {}},
		{"apiVersion": "x.io/v1", "kind": "Wrapper", "spec": {"manifest": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": "a:1"}]}}}},
	])
	findings == set()
}

test_empty_lists_name_no_controller if {
	findings := naked_pod.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "ownerReferences": []}, "spec": {}},
	])
	findings == {
		{"at": "", "message": "the Pod has no controller", "resource": 0, "subject": "Pod/a"},
	}
}

test_says_all_about_itself if {
	naked_pod.about.title == "Pod that nothing restarts elsewhere"
	object.remove(naked_pod.about.custom, ["examples"]) == {"id": "K8S-NAKED-POD", "domain": "reliability", "scope": "object", "severity": "low", "remedy": "Run it by a Deployment, StatefulSet, DaemonSet or Job", "controls": []}
}
