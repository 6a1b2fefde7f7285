package rules.host_path_writable_test

import data.rules.host_path_writable

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_path_writable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "logs", "hostPath": {"path": "/var/log"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "volumeMounts": [{"name": "logs", "mountPath": "/logs"}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/volumeMounts/0", "message": "container `app` can write to `/var/log` of its node", "patch": [{"op": "add", "path": "/spec/containers/0/volumeMounts/0/readOnly", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "system"},
	}
}

test_the_good_example_passes if {
	findings := host_path_writable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "logs", "hostPath": {"path": "/var/log"}}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "volumeMounts": [{"name": "logs", "mountPath": "/logs", "readOnly": true}]}]}},
	])
	findings == set()
}

test_mounts_of_each_container_count if {
	findings := host_path_writable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "a", "hostPath": {"path": "/data"}}, {"name": "b", "emptyDir": {}}, {"name": "c", "hostPath": {"path": "/"}}, {"name": "d", "hostPath": {}}], "initContainers": [{"name": "i", "volumeMounts": [{"name": "a", "readOnly": false}, {"name": "b"}]}], "containers": [{"name": "x", "volumeMounts": [{"name": "c"}, {"name": "d", "readOnly": "true"}, {"name": "missing"}, 3]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/volumeMounts/0", "message": "container `x` can write to `/` of its node", "patch": [{"op": "add", "path": "/spec/containers/0/volumeMounts/0/readOnly", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "system"},
		{"at": "/spec/containers/0/volumeMounts/1", "message": "container `x` can write to `an unnamed path` of its node", "patch": [{"op": "add", "path": "/spec/containers/0/volumeMounts/1/readOnly", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "other"},
		{"at": "/spec/initContainers/0/volumeMounts/0", "message": "init container `i` can write to `/data` of its node", "patch": [{"op": "add", "path": "/spec/initContainers/0/volumeMounts/0/readOnly", "value": true}], "resource": 0, "subject": "Pod/web", "variant": "other"},
	}
}

test_volumes_that_nobody_mounts_pass if {
	findings := host_path_writable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"volumes": [{"name": "a", "hostPath": {"path": "/data"}}], "containers": [{"name": "x", "volumeMounts": {"name": "a"}}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	host_path_writable.about.title == "Files of the node mounted to be written"
	object.remove(host_path_writable.about.custom, ["examples"]) == {"id": "K8S-HOST-PATH-WRITABLE", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Set readOnly to true where the volume is mounted, or use an emptyDir or a claim", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.11"}, {"framework": "HIPAA", "id": "164.312(c)(1)"}], "variants": {"system": {"title": "Directory of the operating system mounted to be written"}, "other": {"severity": "medium"}}}
}
