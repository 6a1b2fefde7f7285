package rules.run_as_user_zero_test

import data.rules.run_as_user_zero

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := run_as_user_zero.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 0}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsUser", "message": "container `app` asks for user 0", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := run_as_user_zero.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 10001}}]}},
	])
	findings == set()
}

test_pods_ask_for_it_too if {
	findings := run_as_user_zero.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsUser": 0}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 1}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": "0"}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsUser", "message": "container `app` asks for user 0", "resource": 1, "subject": "Pod/web"},
		{"at": "/spec/securityContext/runAsUser", "message": "the pod asks for user 0", "resource": 0, "subject": "Pod/web"},
	}
}

test_other_values_pass if {
	findings := run_as_user_zero.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": null}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 1}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	run_as_user_zero.about.title == "User 0 is asked for"
	object.remove(run_as_user_zero.about.custom, ["examples"]) == {"id": "K8S-RUN-AS-USER-ZERO", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Set runAsUser to a number above 0, or leave it to the image and set runAsNonRoot", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.7"}, {"framework": "PSS", "id": "restricted"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}]}
}
