package rules.host_users_test

import data.rules.host_users

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_users.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostUsers": true, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/hostUsers", "message": "the pod has the users of its node", "patch": [{"op": "add", "path": "/spec/hostUsers", "value": false}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := host_users.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostUsers": false, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_what_is_left_out_is_found if {
	findings := host_users.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostUsers": "false", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostUsers": null, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod has the users of its node", "patch": [{"op": "add", "path": "/spec/hostUsers", "value": false}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec", "message": "the pod has the users of its node", "patch": [{"op": "add", "path": "/spec/hostUsers", "value": false}], "resource": 2, "subject": "Pod/web"},
		{"at": "/spec/hostUsers", "message": "the pod has the users of its node", "patch": [{"op": "add", "path": "/spec/hostUsers", "value": false}], "resource": 1, "subject": "Pod/web"},
	}
}

test_windows_has_no_users_of_its_own if {
	findings := host_users.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	host_users.about.title == "Pod shares the users of its node"
	object.remove(host_users.about.custom, ["examples"]) == {"id": "K8S-HOST-USERS", "domain": "pod-security", "scope": "object", "severity": "info", "remedy": "Set hostUsers to false", "controls": []}
}
