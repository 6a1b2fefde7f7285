package rules.proc_mount_test

import data.rules.proc_mount

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := proc_mount.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": "Unmasked"}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/procMount", "message": "container `app` has the files of /proc unmasked", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/procMount"}], "resource": 0, "subject": "Pod/web", "variant": "node-users"},
	}
}

test_the_good_example_passes if {
	findings := proc_mount.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": "Default"}}]}},
	])
	findings == set()
}

test_own_users_make_it_less if {
	findings := proc_mount.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostUsers": false, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": "Unmasked"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostUsers": true, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": "Unmasked"}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": 3}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/procMount", "message": "container `app` has the files of /proc unmasked", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/procMount"}], "resource": 0, "subject": "Pod/web", "variant": "own-users"},
		{"at": "/spec/containers/0/securityContext/procMount", "message": "container `app` has the files of /proc unmasked", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/procMount"}], "resource": 1, "subject": "Pod/web", "variant": "node-users"},
		{"at": "/spec/containers/0/securityContext/procMount", "message": "container `app` has the files of /proc unmasked", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/procMount"}], "resource": 2, "subject": "Pod/web", "variant": "node-users"},
	}
}

test_other_values_pass if {
	findings := proc_mount.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": null}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"procMount": ""}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	proc_mount.about.title == "Files of /proc unmasked"
	object.remove(proc_mount.about.custom, ["examples"]) == {"id": "K8S-PROC-MOUNT", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Remove procMount, or set it to Default", "controls": [], "variants": {"node-users": {"controls": [{"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "own-users": {"title": "Files of /proc unmasked for users of the pod's own", "severity": "low", "controls": [{"framework": "PSS", "id": "restricted"}]}}}
}
