package rules.control_plane_toleration_test

import data.rules.control_plane_toleration

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := control_plane_toleration.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"tolerations": [{"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/tolerations/0", "message": "the pod tolerates the taint of the control plane", "resource": 0, "subject": "Pod/web", "variant": "named"},
	}
}

test_the_good_example_passes if {
	findings := control_plane_toleration.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"tolerations": [{"key": "dedicated", "value": "batch", "effect": "NoSchedule"}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_every_taint_is_that_one_too if {
	findings := control_plane_toleration.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"tolerations": [{"operator": "Exists"}, {"operator": "Exists", "effect": "NoExecute"}, {"operator": "Exists", "effect": "NoSchedule", "key": ""}, {"operator": "Equal"}, {"key": "node-role.kubernetes.io/master"}, 3], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/tolerations/0", "message": "the pod tolerates the taint of the control plane", "resource": 0, "subject": "Pod/web", "variant": "every"},
		{"at": "/spec/tolerations/2", "message": "the pod tolerates the taint of the control plane", "resource": 0, "subject": "Pod/web", "variant": "every"},
		{"at": "/spec/tolerations/4", "message": "the pod tolerates the taint of the control plane", "resource": 0, "subject": "Pod/web", "variant": "named"},
	}
}

test_says_all_about_itself if {
	control_plane_toleration.about.title == "Pod may run beside the control plane"
	object.remove(control_plane_toleration.about.custom, ["examples"]) == {"id": "K8S-CONTROL-PLANE-TOLERATION", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Remove the toleration", "controls": [], "variants": {"named": {}, "every": {"title": "Pod tolerates every taint"}}}
}
