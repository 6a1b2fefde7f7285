package rules.run_as_non_root_test

import data.rules.run_as_non_root

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := run_as_non_root.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 10001}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` is not held to runAsNonRoot, neither by itself nor by its pod", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/runAsNonRoot", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "missing"},
	}
}

test_the_good_example_passes if {
	findings := run_as_non_root.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_containers_override_their_pod if {
	findings := run_as_non_root.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": false}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsNonRoot": false}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": true}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": null}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsNonRoot", "message": "container `app` sets runAsNonRoot to false", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/runAsNonRoot", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "refused"},
		{"at": "/spec/securityContext/runAsNonRoot", "message": "the pod sets runAsNonRoot to false", "patch": [{"op": "remove", "path": "/spec/securityContext/runAsNonRoot"}], "resource": 1, "subject": "Pod/web", "variant": "pod"},
	}
}

test_no_patch_beside_user_zero if {
	findings := run_as_non_root.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 0}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` is not held to runAsNonRoot, neither by itself nor by its pod", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"runAsNonRoot": true}}], "resource": 1, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` is not held to runAsNonRoot, neither by itself nor by its pod", "resource": 0, "subject": "Pod/web", "variant": "missing"},
	}
}

test_values_of_other_types_hold_nothing if {
	findings := run_as_non_root.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": "true"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": 1}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsNonRoot", "message": "container `app` is not held to runAsNonRoot, neither by itself nor by its pod", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/runAsNonRoot", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "missing"},
		{"at": "/spec/containers/0/securityContext/runAsNonRoot", "message": "container `app` is not held to runAsNonRoot, neither by itself nor by its pod", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/runAsNonRoot", "value": true}], "resource": 1, "subject": "Pod/web", "variant": "missing"},
	}
}

test_says_all_about_itself if {
	run_as_non_root.about.title == "runAsNonRoot is not true"
	object.remove(run_as_non_root.about.custom, ["examples"]) == {"id": "K8S-RUN-AS-NON-ROOT", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Set runAsNonRoot to true for the pod, and to false nowhere", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.7"}, {"framework": "PSS", "id": "restricted"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "variants": {"missing": {}, "refused": {"title": "Container sets runAsNonRoot to false"}, "pod": {"title": "Pod sets runAsNonRoot to false"}}}
}
