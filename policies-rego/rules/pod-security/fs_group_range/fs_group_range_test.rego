package rules.fs_group_range_test

import data.rules.fs_group_range

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := fs_group_range.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 0}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/securityContext/fsGroup", "message": "the pod's fsGroup is in no range that is allowed", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := fs_group_range.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 1000}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_ranges_hold_their_bounds if {
	findings := fs_group_range.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 100}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 200}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 5}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 6}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 99}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": 201}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": "150"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"allowed_fs_groups": ["100-200", "5"]}
	findings == {
		{"at": "/spec/securityContext/fsGroup", "message": "the pod's fsGroup is in no range that is allowed", "resource": 3, "subject": "Pod/web"},
		{"at": "/spec/securityContext/fsGroup", "message": "the pod's fsGroup is in no range that is allowed", "resource": 4, "subject": "Pod/web"},
		{"at": "/spec/securityContext/fsGroup", "message": "the pod's fsGroup is in no range that is allowed", "resource": 5, "subject": "Pod/web"},
		{"at": "/spec/securityContext/fsGroup", "message": "the pod's fsGroup is in no range that is allowed", "resource": 6, "subject": "Pod/web"},
	}
}

test_pods_without_a_group_pass if {
	findings := fs_group_range.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"allowed_fs_groups": ["1-2"]}
	findings == set()
}

test_says_all_about_itself if {
	fs_group_range.about.title == "fsGroup outside of the allowed ranges"
	object.remove(fs_group_range.about.custom, ["examples"]) == {"id": "K8S-FS-GROUP-RANGE", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Set fsGroup to a number of a range that is allowed", "controls": [], "parameters": ["allowed_fs_groups"]}
}
