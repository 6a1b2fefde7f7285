package rules.probes_test

import data.rules.probes

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := probes.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has no livenessProbe", "resource": 0, "subject": "Pod/web", "variant": "liveness"},
		{"at": "/spec/containers/0", "message": "container `app` has no probe at all", "resource": 0, "subject": "Pod/web", "variant": "none"},
		{"at": "/spec/containers/0", "message": "container `app` has no readinessProbe", "resource": 0, "subject": "Pod/web", "variant": "readiness"},
	}
}

test_the_good_example_passes if {
	findings := probes.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {"tcpSocket": {"port": 8080}}, "readinessProbe": {"httpGet": {"path": "/ready", "port": 8080}}}]}},
	])
	findings == set()
}

test_sidecars_count_and_init_containers_do_not if {
	findings := probes.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"initContainers": [{"name": "i", "image": "a:1"}, {"name": "s", "image": "a:1", "restartPolicy": "Always", "startupProbe": {"exec": {}}}], "ephemeralContainers": [{"name": "e", "image": "a:1"}]}},
	])
	findings == {
		{"at": "/spec/initContainers/1", "message": "init container `s` has no livenessProbe", "resource": 0, "subject": "Pod/web", "variant": "liveness"},
		{"at": "/spec/initContainers/1", "message": "init container `s` has no readinessProbe", "resource": 0, "subject": "Pod/web", "variant": "readiness"},
	}
}

test_empty_probes_are_none_and_equal_ones_are_told if {
	findings := probes.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {}, "readinessProbe": null}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {"tcpSocket": {"port": 1}}, "readinessProbe": {"tcpSocket": {"port": 1}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has no probe at all", "resource": 0, "subject": "Pod/web", "variant": "none"},
		{"at": "/spec/containers/0", "message": "container `app` has no readinessProbe", "resource": 0, "subject": "Pod/web", "variant": "readiness"},
		{"at": "/spec/containers/0/livenessProbe", "message": "container `app` has no livenessProbe", "resource": 0, "subject": "Pod/web", "variant": "liveness"},
		{"at": "/spec/containers/0/readinessProbe", "message": "container `app` has the same probe for liveness and readiness", "resource": 1, "subject": "Pod/web", "variant": "same"},
	}
}

test_jobs_are_told_apart if {
	findings := probes.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"restartPolicy": "Never", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"restartPolicy": "OnFailure", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"restartPolicy": "Always", "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {"exec": {}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has no livenessProbe", "resource": 0, "subject": "Pod/web", "variant": "liveness-of-job"},
		{"at": "/spec/containers/0", "message": "container `app` has no livenessProbe", "resource": 1, "subject": "Pod/web", "variant": "liveness-of-job"},
		{"at": "/spec/containers/0", "message": "container `app` has no probe at all", "resource": 0, "subject": "Pod/web", "variant": "none"},
		{"at": "/spec/containers/0", "message": "container `app` has no probe at all", "resource": 1, "subject": "Pod/web", "variant": "none"},
		{"at": "/spec/containers/0", "message": "container `app` has no readinessProbe", "resource": 0, "subject": "Pod/web", "variant": "readiness-of-job"},
		{"at": "/spec/containers/0", "message": "container `app` has no readinessProbe", "resource": 1, "subject": "Pod/web", "variant": "readiness-of-job"},
		{"at": "/spec/containers/0", "message": "container `app` has no readinessProbe", "resource": 2, "subject": "Pod/web", "variant": "readiness"},
	}
}

test_says_all_about_itself if {
	probes.about.title == "Container without probes"
	object.remove(probes.about.custom, ["examples"]) == {"id": "K8S-PROBES", "domain": "reliability", "scope": "object", "severity": "low", "remedy": "State a readinessProbe, and a livenessProbe that asks for less", "controls": [], "variants": {"liveness": {"title": "No liveness probe"}, "readiness": {"title": "No readiness probe"}, "liveness-of-job": {"title": "No liveness probe in a pod that ends", "severity": "info"}, "readiness-of-job": {"title": "No readiness probe in a pod that ends", "severity": "info"}, "none": {"title": "No probe at all"}, "same": {"title": "Liveness and readiness probe are the same"}}}
}
