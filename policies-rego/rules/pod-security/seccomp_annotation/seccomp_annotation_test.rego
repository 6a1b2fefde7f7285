package rules.seccomp_annotation_test

import data.rules.seccomp_annotation

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := seccomp_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has seccomp profile `unconfined`", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := seccomp_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}}]}},
	])
	findings == set()
}

test_fields_speak_before_annotations if {
	findings := seccomp_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.seccomp.security.alpha.kubernetes.io/app": "docker/default", "seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "Unconfined"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": 3}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": 3}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has seccomp profile `(none)`", "resource": 3, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext/seccompProfile", "message": "container `app` has seccomp profile `(unknown)`", "resource": 4, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext/seccompProfile", "message": "container `app` has seccomp profile `unconfined`", "resource": 2, "subject": "Pod/web"},
	}
}

test_users_allow_profiles if {
	findings := seccomp_annotation.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}}]}},
	])
		with data.parameters.configuration as {"allowed_seccomp_profiles": ["localhost/*"]}
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has seccomp profile `(none)`", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext/seccompProfile", "message": "container `app` has seccomp profile `runtime/default`", "resource": 2, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	seccomp_annotation.about.title == "Seccomp profile that is not allowed, by field or annotation"
	object.remove(seccomp_annotation.about.custom, ["examples"]) == {"id": "K8S-SECCOMP-ANNOTATION", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "State seccompProfile with type RuntimeDefault, and take the annotation away", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.2"}], "parameters": ["allowed_seccomp_profiles"]}
}
