package rules.container_ports_test

import data.rules.container_ports

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := container_ports.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"name": "web", "containerPort": 8080}, {"name": "web", "containerPort": 8081}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/ports/1", "message": "container `app` has two ports named `web`", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := container_ports.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"name": "web", "containerPort": 8080}, {"name": "web-udp", "containerPort": 8080, "protocol": "UDP"}]}]}},
	])
	findings == set()
}

test_each_problem_is_found if {
	findings := container_ports.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"name": "a"}, {"containerPort": 0}, {"containerPort": 80}, {"containerPort": 80, "protocol": "TCP"}, 3]}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": {"a": 1}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/ports/0", "message": "container `app` has a port without a number", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/ports/1", "message": "container `app` has a port without a number", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/ports/3", "message": "container `app` has port 80 twice", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	container_ports.about.title == "Ports of a container that clash"
	object.remove(container_ports.about.custom, ["examples"]) == {"id": "K8S-CONTAINER-PORTS", "domain": "hygiene", "scope": "object", "severity": "low", "remedy": "Give each port a number, and each a name of its own", "controls": []}
}
