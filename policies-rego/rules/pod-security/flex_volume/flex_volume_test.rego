package rules.flex_volume_test

import data.rules.flex_volume

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := flex_volume.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "data", "flexVolume": {"driver": "example/lvm"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/volumes/0/flexVolume", "message": "the pod has a FlexVolume of driver `example/lvm`", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := flex_volume.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_users_allow_drivers if {
	findings := flex_volume.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "a", "flexVolume": {"driver": "example/lvm"}}, {"name": "b", "flexVolume": {"driver": "example/nfs"}}, {"name": "c", "flexVolume": {}}, {"name": "d", "flexVolume": null}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"allowed_flex_drivers": ["example/lvm"]}
	findings == {
		{"at": "/spec/volumes/1/flexVolume", "message": "the pod has a FlexVolume of driver `example/nfs`", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/volumes/2/flexVolume", "message": "the pod has a FlexVolume of driver `(none)`", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	flex_volume.about.title == "FlexVolume of a driver that is not allowed"
	object.remove(flex_volume.about.custom, ["examples"]) == {"id": "K8S-FLEX-VOLUME", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Use a CSI driver", "controls": [], "parameters": ["allowed_flex_drivers"]}
}
