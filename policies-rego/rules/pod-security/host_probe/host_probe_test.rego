package rules.host_probe_test

import data.rules.host_probe

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_probe.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {"httpGet": {"host": "other.example", "port": 80}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/livenessProbe/httpGet/host", "message": "container `app` has a livenessProbe that asks a host of its own", "patch": [{"op": "remove", "path": "/spec/containers/0/livenessProbe/httpGet/host"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := host_probe.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {"httpGet": {"port": 80}}}]}},
	])
	findings == set()
}

test_hooks_and_sockets_count if {
	findings := host_probe.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "readinessProbe": {"tcpSocket": {"host": "10.0.0.1", "port": 1}}, "startupProbe": {"httpGet": {"host": 3}}, "lifecycle": {"preStop": {"httpGet": {"host": "a"}}, "postStart": {"tcpSocket": {"host": "b"}}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/lifecycle/postStart/tcpSocket/host", "message": "container `app` has a postStart that asks a host of its own", "patch": [{"op": "remove", "path": "/spec/containers/0/lifecycle/postStart/tcpSocket/host"}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/lifecycle/preStop/httpGet/host", "message": "container `app` has a preStop that asks a host of its own", "patch": [{"op": "remove", "path": "/spec/containers/0/lifecycle/preStop/httpGet/host"}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/readinessProbe/tcpSocket/host", "message": "container `app` has a readinessProbe that asks a host of its own", "patch": [{"op": "remove", "path": "/spec/containers/0/readinessProbe/tcpSocket/host"}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/startupProbe/httpGet/host", "message": "container `app` has a startupProbe that asks a host of its own", "patch": [{"op": "remove", "path": "/spec/containers/0/startupProbe/httpGet/host"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_nothing_asked_passes if {
	findings := host_probe.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": {"httpGet": {"host": "", "port": 1}}, "readinessProbe": {"tcpSocket": {"host": null}}, "startupProbe": {"exec": {"command": ["a"]}}, "lifecycle": {"preStop": {"exec": {}}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "livenessProbe": "x", "lifecycle": 3}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	host_probe.about.title == "Probe or hook names a host"
	object.remove(host_probe.about.custom, ["examples"]) == {"id": "K8S-HOST-PROBE", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Leave out host: the kubelet asks the pod itself", "controls": [{"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}
}
