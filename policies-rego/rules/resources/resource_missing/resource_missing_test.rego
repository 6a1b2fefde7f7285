package rules.resource_missing_test

import data.rules.resource_missing

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := resource_missing.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has no limit for cpu", "resource": 0, "subject": "Pod/web", "variant": "limits-cpu"},
		{"at": "/spec/containers/0", "message": "container `app` has no limit for ephemeral-storage", "resource": 0, "subject": "Pod/web", "variant": "limits-storage"},
		{"at": "/spec/containers/0", "message": "container `app` has no limit for memory", "resource": 0, "subject": "Pod/web", "variant": "limits-memory"},
		{"at": "/spec/containers/0", "message": "container `app` requests no cpu", "resource": 0, "subject": "Pod/web", "variant": "requests-cpu"},
		{"at": "/spec/containers/0", "message": "container `app` requests no ephemeral-storage", "resource": 0, "subject": "Pod/web", "variant": "requests-storage"},
		{"at": "/spec/containers/0", "message": "container `app` requests no memory", "resource": 0, "subject": "Pod/web", "variant": "requests-memory"},
	}
}

test_the_good_example_passes if {
	findings := resource_missing.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"cpu": "100m", "memory": "128Mi", "ephemeral-storage": "1Gi"}, "limits": {"cpu": "100m", "memory": "128Mi", "ephemeral-storage": "1Gi"}}}]}},
	])
	findings == set()
}

test_pods_speak_for_containers_and_broken_amounts_say_nothing if {
	findings := resource_missing.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"requests": {"cpu": "", "memory": "128MB", "ephemeral-storage": {}}, "limits": {"cpu": 0, "memory": "1e3", "ephemeral-storage": "0.5Gi"}}}], "resources": {"requests": {"cpu": 1}}}},
	])
	findings == {
		{"at": "/spec/containers/0/resources/requests", "message": "container `app` requests no ephemeral-storage", "resource": 0, "subject": "Pod/web", "variant": "requests-storage"},
		{"at": "/spec/containers/0/resources/requests", "message": "container `app` requests no memory", "resource": 0, "subject": "Pod/web", "variant": "requests-memory"},
	}
}

test_ephemeral_containers_have_none if {
	findings := resource_missing.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"ephemeralContainers": [{"name": "a", "image": "a:1"}]}},
	])
	findings == set()
}

test_init_containers_count if {
	findings := resource_missing.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"initContainers": [{"name": "a", "image": "a:1", "resources": {"limits": {"cpu": 1, "memory": "1Gi", "ephemeral-storage": "1Gi"}}}]}},
	])
	findings == {
		{"at": "/spec/initContainers/0/resources", "message": "init container `a` requests no cpu", "resource": 0, "subject": "Pod/web", "variant": "requests-cpu"},
		{"at": "/spec/initContainers/0/resources", "message": "init container `a` requests no ephemeral-storage", "resource": 0, "subject": "Pod/web", "variant": "requests-storage"},
		{"at": "/spec/initContainers/0/resources", "message": "init container `a` requests no memory", "resource": 0, "subject": "Pod/web", "variant": "requests-memory"},
	}
}

test_says_all_about_itself if {
	resource_missing.about.title == "Request or limit missing"
	object.remove(resource_missing.about.custom, ["examples"]) == {"id": "K8S-RESOURCE-MISSING", "domain": "resources", "scope": "object", "severity": "low", "remedy": "State the request or limit that is missing", "controls": [], "variants": {"limits-cpu": {"title": "No CPU limit"}, "limits-memory": {"title": "No memory limit", "severity": "medium"}, "limits-storage": {"title": "No limit for ephemeral storage", "severity": "info"}, "requests-cpu": {"title": "No CPU request"}, "requests-memory": {"title": "No memory request"}, "requests-storage": {"title": "No request for ephemeral storage", "severity": "info"}}}
}
