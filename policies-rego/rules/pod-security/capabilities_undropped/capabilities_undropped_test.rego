package rules.capabilities_undropped_test

import data.rules.capabilities_undropped

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := capabilities_undropped.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": true}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` drops no capability", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities", "value": {"drop": ["ALL"]}}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := capabilities_undropped.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}},
	])
	findings == set()
}

test_empty_and_mistyped_lists_drop_nothing if {
	findings := capabilities_undropped.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": []}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": 3}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"privileged": true}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` drops no capability", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"capabilities": {"drop": ["ALL"]}}}], "resource": 3, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` drops no capability", "resource": 2, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext/capabilities/drop", "message": "container `app` drops no capability", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities/drop", "value": ["ALL"]}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext/capabilities/drop", "message": "container `app` drops no capability", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities/drop", "value": ["ALL"]}], "resource": 1, "subject": "Pod/web"},
	}
}

test_windows_has_no_capabilities if {
	findings := capabilities_undropped.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	capabilities_undropped.about.title == "Container drops no capability"
	object.remove(capabilities_undropped.about.custom, ["examples"]) == {"id": "K8S-CAPABILITIES-UNDROPPED", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Drop ALL capabilities and add the few that are needed", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}]}
}
