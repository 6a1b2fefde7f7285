package rules.virtual_service_test

import data.rules.virtual_service

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := virtual_service.findings with input as given([
		{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "web"}, "spec": {"hosts": ["*.com"]}},
	])
	findings == {
		{"at": "/spec/hosts/0", "message": "the service is for `*.com`", "resource": 0, "subject": "VirtualService/web"},
	}
}

test_the_good_example_passes if {
	findings := virtual_service.findings with input as given([
		{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "web"}, "spec": {"hosts": ["web.example.com"]}},
	])
	findings == set()
}

test_each_host_counts if {
	findings := virtual_service.findings with input as given([
		{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "a"}, "spec": {"hosts": ["a.example", "*", 3]}},
	])
	findings == {
		{"at": "/spec/hosts/1", "message": "the service is for `*`", "resource": 0, "subject": "VirtualService/a"},
		{"at": "/spec/hosts/2", "message": "the service is for `number`", "resource": 0, "subject": "VirtualService/a"},
	}
}

test_says_all_about_itself if {
	virtual_service.about.title == "Virtual service for many hosts"
	object.remove(virtual_service.about.custom, ["examples"]) == {"id": "MESH-VIRTUAL-SERVICE", "domain": "service-mesh", "scope": "object", "severity": "medium", "remedy": "Name the hosts", "controls": [], "kinds": [{"group": "networking.istio.io", "kind": "VirtualService"}]}
}
