package rules.low_user_id_test

import data.rules.low_user_id

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := low_user_id.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 1000, "runAsGroup": 10001}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsUser", "message": "container `app` has runAsUser 1000, below 10000", "resource": 0, "subject": "Pod/web", "variant": "user"},
	}
}

test_the_good_example_passes if {
	findings := low_user_id.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 10001, "runAsGroup": 10001}}]}},
	])
	findings == set()
}

test_what_is_missing_is_found_and_pods_speak_for_containers if {
	findings := low_user_id.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsUser": 10000, "runAsGroup": 9999}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": "10001", "runAsGroup": null}}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has no runAsGroup of 10000 or above", "resource": 0, "subject": "Pod/web", "variant": "group"},
		{"at": "/spec/containers/0", "message": "container `app` has no runAsUser of 10000 or above", "resource": 0, "subject": "Pod/web", "variant": "user"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` has no runAsGroup of 10000 or above", "resource": 2, "subject": "Pod/web", "variant": "group"},
		{"at": "/spec/containers/0/securityContext/runAsUser", "message": "container `app` has no runAsUser of 10000 or above", "resource": 2, "subject": "Pod/web", "variant": "user"},
		{"at": "/spec/securityContext/runAsGroup", "message": "container `app` has runAsGroup 9999, below 10000", "resource": 1, "subject": "Pod/web", "variant": "group"},
	}
}

test_windows_has_no_numbers if {
	findings := low_user_id.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_users_set_the_bound if {
	findings := low_user_id.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 999, "runAsGroup": 1000}}]}},
	])
		with data.parameters.configuration as {"lowest_user_id": "1000"}
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsUser", "message": "container `app` has runAsUser 999, below 1000", "resource": 0, "subject": "Pod/web", "variant": "user"},
	}
}

test_says_all_about_itself if {
	low_user_id.about.title == "User or group below 10000"
	object.remove(low_user_id.about.custom, ["examples"]) == {"id": "K8S-LOW-USER-ID", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Set runAsUser and runAsGroup to 10000 or above", "controls": [], "variants": {"user": {"title": "User below 10000"}, "group": {"title": "Group below 10000"}}, "parameters": ["lowest_user_id"]}
}
