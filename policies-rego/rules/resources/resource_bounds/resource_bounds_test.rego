package rules.resource_bounds_test

import data.rules.resource_bounds

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := resource_bounds.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"cpu": "100m", "memory": "1Gi"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/resources/limits/memory", "message": "container `app` has a memory limit of more than 2.5 times its request", "resource": 0, "subject": "Pod/web", "variant": "ratio"},
	}
}

test_the_good_example_passes if {
	findings := resource_bounds.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"cpu": "100m", "memory": "256Mi"}}}]}},
	])
	findings == set()
}

test_users_set_maxima if {
	findings := resource_bounds.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": "200m", "memory": "1Gi"}, "requests": {"memory": "2Gi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": 0.3, "memory": "1025Mi"}, "requests": {"memory": "1Gi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {}}]}},
	])
		with data.parameters.configuration as {"maximum_limits": {"cpu": "200m", "memory": "1Gi"}, "maximum_requests": {"memory": "1Gi"}, "maximum_ratios": {}}
	findings == {
		{"at": "/spec/containers/0/resources", "message": "container `app` has no limit for cpu, allowed is at most 200m", "resource": 2, "subject": "Pod/web", "variant": "limits"},
		{"at": "/spec/containers/0/resources", "message": "container `app` has no limit for memory, allowed is at most 1Gi", "resource": 2, "subject": "Pod/web", "variant": "limits"},
		{"at": "/spec/containers/0/resources", "message": "container `app` has no request and limit for memory to compare", "resource": 2, "subject": "Pod/web", "variant": "unbounded"},
		{"at": "/spec/containers/0/resources", "message": "container `app` has no request for memory, allowed is at most 1Gi", "resource": 2, "subject": "Pod/web", "variant": "requests"},
		{"at": "/spec/containers/0/resources/limits/cpu", "message": "container `app` has too high a limit for cpu, allowed is at most 200m", "resource": 1, "subject": "Pod/web", "variant": "limits"},
		{"at": "/spec/containers/0/resources/limits/memory", "message": "container `app` has too high a limit for memory, allowed is at most 1Gi", "resource": 1, "subject": "Pod/web", "variant": "limits"},
		{"at": "/spec/containers/0/resources/requests/memory", "message": "container `app` has too high a request for memory, allowed is at most 1Gi", "resource": 0, "subject": "Pod/web", "variant": "requests"},
	}
}

test_ratios_hold_their_bound if {
	findings := resource_bounds.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": 4, "memory": "5Gi"}, "requests": {"cpu": 2, "memory": "2Gi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": 5}, "requests": {"cpu": 2, "memory": "1Gi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"ephemeralContainers": [{"name": "a"}]}},
	])
		with data.parameters.configuration as {"maximum_ratios": {"cpu": "2", "memory": "2.5"}}
	findings == {
		{"at": "/spec/containers/0/resources", "message": "container `app` has no request and limit for memory to compare", "resource": 1, "subject": "Pod/web", "variant": "unbounded"},
		{"at": "/spec/containers/0/resources/limits/cpu", "message": "container `app` has a cpu limit of more than 2 times its request", "resource": 1, "subject": "Pod/web", "variant": "ratio"},
	}
}

test_says_all_about_itself if {
	resource_bounds.about.title == "Request or limit beyond what is allowed"
	object.remove(resource_bounds.about.custom, ["examples"]) == {"id": "K8S-RESOURCE-BOUNDS", "domain": "resources", "scope": "object", "severity": "medium", "remedy": "Lower the limit or the request; or raise the request, if the container needs what its limit says", "controls": [], "variants": {"limits": {"title": "Limit above the maximum"}, "requests": {"title": "Request above the maximum"}, "ratio": {"title": "Limit far above the request"}, "unbounded": {"title": "Limit and request cannot be compared", "severity": "low"}}, "parameters": ["maximum_limits", "maximum_requests", "maximum_ratios"]}
}
