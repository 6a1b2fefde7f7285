package rules.volume_types_test

import data.rules.volume_types

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := volume_types.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "share", "nfs": {"server": "files.example", "path": "/share"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/volumes/0/nfs", "message": "volume `share` is of type `nfs`", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := volume_types.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "share", "persistentVolumeClaim": {"claimName": "share"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_every_other_type_is_found if {
	findings := volume_types.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "a", "hostPath": {"path": "/"}}, {"gitRepo": {"repository": "x"}}, {"name": "c", "nfs": null}, {"name": "d", "a/b": {}}, 3]}},
	])
	findings == {
		{"at": "/spec/volumes/0/hostPath", "message": "volume `a` is of type `hostPath`", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/volumes/1/gitRepo", "message": "volume `1` is of type `gitRepo`", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/volumes/3/a~1b", "message": "volume `d` is of type `a/b`", "resource": 0, "subject": "Pod/web"},
	}
}

test_allowed_types_pass if {
	findings := volume_types.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "a", "configMap": {}}, {"name": "b", "csi": {}}, {"name": "c", "downwardAPI": {}}, {"name": "d", "emptyDir": {}}, {"name": "e", "ephemeral": {}}, {"name": "f", "image": {}}, {"name": "g", "persistentVolumeClaim": {}}, {"name": "h", "projected": {}}, {"name": "i", "secret": {}}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	volume_types.about.title == "Volume of a type that is not allowed"
	object.remove(volume_types.about.custom, ["examples"]) == {"id": "K8S-VOLUME-TYPES", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Use a configMap, secret, emptyDir, projected or downwardAPI volume, an ephemeral one, or a persistentVolumeClaim", "controls": [{"framework": "PSS", "id": "restricted"}]}
}
