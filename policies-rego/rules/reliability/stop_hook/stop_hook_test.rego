package rules.stop_hook_test

import data.rules.stop_hook

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := stop_hook.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/spec/containers/0", "message": "container `app` has no preStop hook", "resource": 0, "subject": "Deployment/web"},
	}
}

test_the_good_example_passes if {
	findings := stop_hook.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "lifecycle": {"preStop": {"sleep": {"seconds": 5}}}}]}}}},
	])
	findings == set()
}

test_empty_hooks_are_none if {
	findings := stop_hook.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "lifecycle": {"preStop": {}}}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "lifecycle": {"postStart": {"exec": {}}}}]}}}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"initContainers": [{"name": "a", "image": "a:1"}]}},
	])
	findings == {
		{"at": "/spec/template/spec/containers/0/lifecycle", "message": "container `app` has no preStop hook", "resource": 0, "subject": "Deployment/web"},
		{"at": "/spec/template/spec/containers/0/lifecycle", "message": "container `app` has no preStop hook", "resource": 1, "subject": "Deployment/web"},
	}
}

test_says_all_about_itself if {
	stop_hook.about.title == "No preStop hook"
	object.remove(stop_hook.about.custom, ["examples"]) == {"id": "K8S-STOP-HOOK", "domain": "reliability", "scope": "object", "severity": "info", "remedy": "State lifecycle.preStop, such as a sleep of a few seconds", "controls": []}
}
