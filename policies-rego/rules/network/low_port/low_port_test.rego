package rules.low_port_test

import data.rules.low_port

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := low_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"containerPort": 80}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/ports/0/containerPort", "message": "container `app` listens at port 80", "resource": 0, "subject": "Pod/web", "variant": "low"},
	}
}

test_the_good_example_passes if {
	findings := low_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"containerPort": 8080}]}]}},
	])
	findings == set()
}

test_bounds_and_ssh if {
	findings := low_port.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "ports": [{"containerPort": 22}, {"containerPort": 1023}, {"containerPort": 1024}, {"containerPort": "80"}, {"containerPort": 0}, {}]}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"ports": [{"port": 22}, {"port": 2222, "targetPort": 22}, {"port": 22, "targetPort": 8022}, {"port": 80, "targetPort": "ssh"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/ports/0/containerPort", "message": "container `app` listens at port 22", "resource": 0, "subject": "Pod/web", "variant": "ssh"},
		{"at": "/spec/containers/0/ports/1/containerPort", "message": "container `app` listens at port 1023", "resource": 0, "subject": "Pod/web", "variant": "low"},
		{"at": "/spec/ports/0", "message": "the Service leads to port 22", "resource": 1, "subject": "Service/a", "variant": "ssh"},
		{"at": "/spec/ports/1", "message": "the Service leads to port 22", "resource": 1, "subject": "Service/a", "variant": "ssh"},
		{"at": "/spec/ports/3", "message": "the Service leads to port 22", "resource": 1, "subject": "Service/a", "variant": "ssh"},
	}
}

test_says_all_about_itself if {
	low_port.about.title == "Container listens below port 1024"
	object.remove(low_port.about.custom, ["examples"]) == {"id": "K8S-LOW-PORT", "domain": "network", "scope": "object", "severity": "info", "remedy": "Let the program listen above 1023 and map the port by a Service", "controls": [], "variants": {"low": {}, "ssh": {"title": "Container listens at the port of SSH", "severity": "medium"}}, "kinds": [{"group": "", "kind": "Service"}]}
}
