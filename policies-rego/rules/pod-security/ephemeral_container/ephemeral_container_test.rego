package rules.ephemeral_container_test

import data.rules.ephemeral_container

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := ephemeral_container.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}], "ephemeralContainers": [{"name": "debug", "image": "registry.example/tools:1.0.0"}]}},
	])
	findings == {
		{"at": "/spec/ephemeralContainers/0", "message": "ephemeral container `debug` is in the manifest", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := ephemeral_container.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	ephemeral_container.about.title == "Ephemeral container in a manifest"
	object.remove(ephemeral_container.about.custom, ["examples"]) == {"id": "K8S-EPHEMERAL-CONTAINER", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Take ephemeralContainers out of the manifest; who debugs adds one, and deletes the pod after", "controls": []}
}
