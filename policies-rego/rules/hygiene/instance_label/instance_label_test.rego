package rules.instance_label_test

import data.rules.instance_label

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := instance_label.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app.kubernetes.io/instance": "shop"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/labels/app.kubernetes.io~1instance", "message": "the label app.kubernetes.io/instance is not the name of the object", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := instance_label.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app.kubernetes.io/instance": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_objects_without_it_pass if {
	findings := instance_label.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app": "x"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	instance_label.about.title == "Instance label is not the name"
	object.remove(instance_label.about.custom, ["examples"]) == {"id": "K8S-INSTANCE-LABEL", "domain": "hygiene", "scope": "object", "severity": "info", "remedy": "Set the label to metadata.name", "controls": []}
}
