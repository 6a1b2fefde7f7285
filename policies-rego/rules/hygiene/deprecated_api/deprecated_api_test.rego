package rules.deprecated_api_test

import data.rules.deprecated_api

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := deprecated_api.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1beta1", "kind": "Ingress", "metadata": {"name": "web"}, "spec": {}},
	])
	findings == {
		{"at": "/apiVersion", "message": "`networking.k8s.io/v1beta1` of Ingress is removed since Kubernetes 1.22; write `networking.k8s.io/v1`", "resource": 0, "subject": "Ingress/web", "variant": "removed"},
	}
}

test_the_good_example_passes if {
	findings := deprecated_api.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "web"}, "spec": {}},
	])
	findings == set()
}

test_releases_decide if {
	findings := deprecated_api.findings with input as given([
		{"apiVersion": "batch/v1beta1", "kind": "CronJob", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "apps/v1beta1", "kind": "Deployment", "metadata": {"name": "b"}, "spec": {}},
		{"apiVersion": "autoscaling/v2beta2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "c"}},
		{"apiVersion": "v1", "kind": "Endpoints", "metadata": {"name": "d"}},
		{"apiVersion": "apps/v1beta1", "kind": "Other", "metadata": {"name": "e"}},
	])
		with data.parameters.configuration as {"kubernetes_version": "v1.22.4"}
	findings == {
		{"at": "/apiVersion", "message": "`apps/v1beta1` of Deployment is removed since Kubernetes 1.16; write `apps/v1`", "resource": 1, "subject": "Deployment/b", "variant": "removed"},
		{"at": "/apiVersion", "message": "`batch/v1beta1` of CronJob is deprecated since Kubernetes 1.21; write `batch/v1`", "resource": 0, "subject": "CronJob/a", "variant": "deprecated"},
	}
}

test_the_newest_release_counts_otherwise if {
	findings := deprecated_api.findings with input as given([
		{"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "a"}},
		{"apiVersion": "v1", "kind": "Endpoints", "metadata": {"name": "d"}},
	])
	findings == {
		{"at": "/apiVersion", "message": "`policy/v1beta1` of PodSecurityPolicy is removed since Kubernetes 1.25", "resource": 0, "subject": "PodSecurityPolicy/a", "variant": "removed"},
		{"at": "/apiVersion", "message": "`v1` of Endpoints is deprecated since Kubernetes 1.33; write `discovery.k8s.io/v1`", "resource": 1, "subject": "Endpoints/d", "variant": "deprecated"},
	}
}

test_says_all_about_itself if {
	deprecated_api.about.title == "API version that is deprecated or gone"
	object.remove(deprecated_api.about.custom, ["examples"]) == {"id": "K8S-DEPRECATED-API", "domain": "hygiene", "scope": "object", "severity": "medium", "remedy": "Write the object in the API version that is named", "controls": [], "variants": {"removed": {"title": "API version that is gone", "severity": "high"}, "deprecated": {"title": "API version that is deprecated"}}, "parameters": ["kubernetes_version"]}
}
