package rules.empty_dir_unbounded_test

import data.rules.empty_dir_unbounded

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := empty_dir_unbounded.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "cache", "emptyDir": {}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "volumeMounts": [{"name": "cache", "mountPath": "/cache"}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/volumeMounts/0", "message": "container `app` mounts emptyDir `cache`, whose size nothing bounds", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := empty_dir_unbounded.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "cache", "emptyDir": {"sizeLimit": "1Gi"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "volumeMounts": [{"name": "cache", "mountPath": "/cache"}]}]}},
	])
	findings == set()
}

test_storage_of_the_container_bounds_it if {
	findings := empty_dir_unbounded.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "c", "emptyDir": {}}, {"name": "d", "configMap": {}}], "containers": [{"name": "a", "image": "a:1", "volumeMounts": [{"name": "c"}, {"name": "d"}], "resources": {"requests": {"ephemeral-storage": "1Gi"}, "limits": {"ephemeral-storage": "1Gi"}}}, {"name": "b", "image": "a:1", "volumeMounts": [{"name": "d"}, {"name": "c"}], "resources": {"limits": {"ephemeral-storage": "1Gi"}}}, {"name": "r", "image": "a:1", "volumeMounts": [{"name": "c"}], "resources": {"requests": {"ephemeral-storage": "1Gi"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/2/volumeMounts/0", "message": "container `r` mounts emptyDir `c`, whose size nothing bounds", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	empty_dir_unbounded.about.title == "emptyDir without a bound"
	object.remove(empty_dir_unbounded.about.custom, ["examples"]) == {"id": "K8S-EMPTY-DIR-UNBOUNDED", "domain": "resources", "scope": "object", "severity": "low", "remedy": "Set sizeLimit of the emptyDir, or limit the ephemeral-storage of the container", "controls": []}
}
