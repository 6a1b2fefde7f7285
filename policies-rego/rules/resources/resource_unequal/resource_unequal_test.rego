package rules.resource_unequal_test

import data.rules.resource_unequal

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := resource_unequal.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"memory": "64Mi"}, "limits": {"memory": "128Mi"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/resources/requests/memory", "message": "container `app` has a memory request that is not its limit", "resource": 0, "subject": "Pod/web", "variant": "memory"},
	}
}

test_the_good_example_passes if {
	findings := resource_unequal.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"memory": "128Mi"}, "limits": {"memory": "128Mi"}}}]}},
	])
	findings == set()
}

test_amounts_are_compared_and_not_texts if {
	findings := resource_unequal.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"requests": {"cpu": "1000m", "memory": "1Gi"}, "limits": {"cpu": 1, "memory": "1024Mi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"requests": {"cpu": 1}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"memory": "1Gi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/resources/requests/cpu", "message": "container `app` has a cpu request that is not its limit", "resource": 1, "subject": "Pod/web", "variant": "cpu"},
	}
}

test_says_all_about_itself if {
	resource_unequal.about.title == "Request and limit differ"
	object.remove(resource_unequal.about.custom, ["examples"]) == {"id": "K8S-RESOURCE-UNEQUAL", "domain": "resources", "scope": "object", "severity": "info", "remedy": "Set the request to the limit", "controls": [], "variants": {"cpu": {"title": "CPU request and limit differ"}, "memory": {"title": "Memory request and limit differ", "severity": "low"}}}
}
