package rules.host_port_test

import data.rules.host_port

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"containerPort": 8080, "hostPort": 8080}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/ports/0/hostPort", "message": "container `app` takes port 8080 of its node", "patch": [{"op": "remove", "path": "/spec/containers/0/ports/0/hostPort"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := host_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"containerPort": 8080}]}]}},
	])
	findings == set()
}

test_zero_and_null_take_none if {
	findings := host_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"containerPort": 8080, "hostPort": 0}, {"hostPort": null}, 3]}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": 8080}]}},
	])
	findings == set()
}

test_values_of_other_types_are_found if {
	findings := host_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"hostPort": "80"}, {"hostPort": {}}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/ports/0/hostPort", "message": "container `app` takes port of type string of its node", "patch": [{"op": "remove", "path": "/spec/containers/0/ports/0/hostPort"}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/ports/1/hostPort", "message": "container `app` takes port of type object of its node", "patch": [{"op": "remove", "path": "/spec/containers/0/ports/1/hostPort"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_users_allow_ranges if {
	findings := host_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"hostPort": 80}, {"hostPort": 81}, {"hostPort": 8000}, {"hostPort": 8010}, {"hostPort": 8011}]}]}},
	])
		with data.parameters.configuration as {"allowed_host_ports": ["80", "8000-8010"]}
	findings == {
		{"at": "/spec/containers/0/ports/1/hostPort", "message": "container `app` takes port 81 of its node", "patch": [{"op": "remove", "path": "/spec/containers/0/ports/1/hostPort"}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/ports/4/hostPort", "message": "container `app` takes port 8011 of its node", "patch": [{"op": "remove", "path": "/spec/containers/0/ports/4/hostPort"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	host_port.about.title == "Port of the node taken"
	object.remove(host_port.about.custom, ["examples"]) == {"id": "K8S-HOST-PORT", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Remove hostPort and reach the pod by a Service", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.12"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}], "parameters": ["allowed_host_ports"]}
}
