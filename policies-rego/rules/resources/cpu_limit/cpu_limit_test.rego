package rules.cpu_limit_test

import data.rules.cpu_limit

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := cpu_limit.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"limits": {"cpu": "100m", "memory": "128Mi"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/resources/limits/cpu", "message": "container `app` has a CPU limit", "patch": [{"op": "remove", "path": "/spec/containers/0/resources/limits/cpu"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := cpu_limit.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"cpu": "100m"}, "limits": {"memory": "128Mi"}}}]}},
	])
	findings == set()
}

test_null_is_no_limit if {
	findings := cpu_limit.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": null}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": 3}}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	cpu_limit.about.title == "CPU limit set"
	object.remove(cpu_limit.about.custom, ["examples"]) == {"id": "K8S-CPU-LIMIT", "domain": "resources", "scope": "object", "severity": "info", "remedy": "Remove limits.cpu, and request what the container needs", "controls": []}
}
