package rules.host_process_test

import data.rules.host_process

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_process.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"windowsOptions": {"hostProcess": true}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/windowsOptions/hostProcess", "message": "container `app` runs as a process of its Windows node", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/windowsOptions/hostProcess"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := host_process.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"windowsOptions": {"hostProcess": false}}}]}},
	])
	findings == set()
}

test_pods_and_values_of_other_types_ask_too if {
	findings := host_process.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"windowsOptions": {"hostProcess": true}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"windowsOptions": {"hostProcess": "false"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/windowsOptions/hostProcess", "message": "container `app` runs as a process of its Windows node", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/windowsOptions/hostProcess"}], "resource": 1, "subject": "Pod/web"},
		{"at": "/spec/securityContext/windowsOptions/hostProcess", "message": "the pod runs as a process of its Windows node", "patch": [{"op": "remove", "path": "/spec/securityContext/windowsOptions/hostProcess"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_others_pass if {
	findings := host_process.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"windowsOptions": {"hostProcess": false}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"windowsOptions": {"hostProcess": null}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"windowsOptions": "x"}}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	host_process.about.title == "HostProcess container of Windows"
	object.remove(host_process.about.custom, ["examples"]) == {"id": "K8S-HOST-PROCESS", "domain": "pod-security", "scope": "object", "severity": "critical", "remedy": "Remove hostProcess, or leave the work to a service of the node", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.10"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}
}
