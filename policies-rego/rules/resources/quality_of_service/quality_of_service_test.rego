package rules.quality_of_service_test

import data.rules.quality_of_service

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := quality_of_service.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"requests": {"cpu": "100m"}}}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod is Burstable: not every container has CPU and memory requests that equal its limits", "resource": 0, "subject": "Pod/web", "variant": "burstable"},
	}
}

test_the_good_example_passes if {
	findings := quality_of_service.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "resources": {"limits": {"cpu": "100m", "memory": "128Mi"}}}]}},
	])
	findings == set()
}

test_classes_are_as_kubernetes_has_them if {
	findings := quality_of_service.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"requests": {"cpu": 0}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": 1, "memory": "1Gi"}, "requests": {"cpu": "1000m"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {"limits": {"cpu": 1}, "requests": {"cpu": 1}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"initContainers": [{"name": "i", "resources": {}}], "containers": [{"name": "a", "image": "a:1", "resources": {"limits": {"cpu": 1, "memory": "1Gi"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "resources": {}}], "resources": {"limits": {"cpu": 1, "memory": "1Gi"}}}},
	])
	findings == {
		{"at": "/spec", "message": "the pod is BestEffort: none of its containers requests or limits CPU or memory", "resource": 0, "subject": "Pod/web", "variant": "best-effort"},
		{"at": "/spec", "message": "the pod is BestEffort: none of its containers requests or limits CPU or memory", "resource": 1, "subject": "Pod/web", "variant": "best-effort"},
		{"at": "/spec", "message": "the pod is Burstable: not every container has CPU and memory requests that equal its limits", "resource": 3, "subject": "Pod/web", "variant": "burstable"},
		{"at": "/spec", "message": "the pod is Burstable: not every container has CPU and memory requests that equal its limits", "resource": 4, "subject": "Pod/web", "variant": "burstable"},
	}
}

test_says_all_about_itself if {
	quality_of_service.about.title == "Pod is not of the class Guaranteed"
	object.remove(quality_of_service.about.custom, ["examples"]) == {"id": "K8S-QUALITY-OF-SERVICE", "domain": "resources", "scope": "object", "severity": "info", "remedy": "State requests and limits for CPU and memory, equal where the pod is to be kept", "controls": [], "variants": {"best-effort": {"title": "Pod is of the class BestEffort", "severity": "low"}, "burstable": {"title": "Pod is of the class Burstable"}}}
}
