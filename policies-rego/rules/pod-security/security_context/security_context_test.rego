package rules.security_context_test

import data.rules.security_context

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := security_context.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod states no security context", "resource": 0, "subject": "Pod/web", "variant": "pod"},
		{"at": "/spec/containers/0", "message": "container `app` has no security context, nor has its pod", "resource": 0, "subject": "Pod/web", "variant": "both"},
		{"at": "/spec/containers/0", "message": "container `app` states no security context", "resource": 0, "subject": "Pod/web", "variant": "container"},
	}
}

test_the_good_example_passes if {
	findings := security_context.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"allowPrivilegeEscalation": false}}]}},
	])
	findings == set()
}

test_an_empty_one_says_nothing if {
	findings := security_context.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": null}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": 3}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod states no security context", "resource": 0, "subject": "Pod/web", "variant": "pod"},
		{"at": "/spec", "message": "the pod states no security context", "resource": 2, "subject": "Pod/web", "variant": "pod"},
		{"at": "/spec/containers/0", "message": "container `app` states no security context", "resource": 1, "subject": "Pod/web", "variant": "container"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` states no security context", "resource": 0, "subject": "Pod/web", "variant": "container"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` states no security context", "resource": 2, "subject": "Pod/web", "variant": "container"},
		{"at": "/spec/securityContext", "message": "the pod states no security context", "resource": 1, "subject": "Pod/web", "variant": "pod"},
	}
}

test_says_all_about_itself if {
	security_context.about.title == "No security context"
	object.remove(security_context.about.custom, ["examples"]) == {"id": "K8S-SECURITY-CONTEXT", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "State a securityContext: runAsNonRoot for the pod; dropped capabilities, no privilege escalation and a read-only root file system for each container", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.3"}], "variants": {"pod": {"title": "No security context for the pod"}, "container": {"title": "No security context for a container"}, "both": {"title": "No security context at all"}}}
}
