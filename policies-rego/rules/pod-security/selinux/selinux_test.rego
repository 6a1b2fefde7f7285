package rules.selinux_test

import data.rules.selinux

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := selinux.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "spc_t"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/seLinuxOptions/type", "message": "container `app` asks for SELinux type `spc_t`", "resource": 0, "subject": "Pod/web", "variant": "type"},
	}
}

test_the_good_example_passes if {
	findings := selinux.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "container_t", "level": "s0:c1,c2"}}}]}},
	])
	findings == set()
}

test_each_field_is_found if {
	findings := selinux.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"seLinuxOptions": {"type": "y", "user": 3, "role": {}}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "x", "user": "u", "role": "r"}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/seLinuxOptions/role", "message": "container `app` asks for SELinux role `r`", "resource": 0, "subject": "Pod/web", "variant": "role"},
		{"at": "/spec/containers/0/securityContext/seLinuxOptions/type", "message": "container `app` asks for SELinux type `x`", "resource": 0, "subject": "Pod/web", "variant": "type"},
		{"at": "/spec/containers/0/securityContext/seLinuxOptions/user", "message": "container `app` asks for SELinux user `u`", "resource": 0, "subject": "Pod/web", "variant": "user"},
		{"at": "/spec/securityContext/seLinuxOptions/role", "message": "the pod asks for SELinux role `object`", "resource": 0, "subject": "Pod/web", "variant": "role"},
		{"at": "/spec/securityContext/seLinuxOptions/type", "message": "the pod asks for SELinux type `y`", "resource": 0, "subject": "Pod/web", "variant": "type"},
		{"at": "/spec/securityContext/seLinuxOptions/user", "message": "the pod asks for SELinux user `number`", "resource": 0, "subject": "Pod/web", "variant": "user"},
	}
}

test_what_the_standard_allows_passes if {
	findings := selinux.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "", "user": "", "role": null}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "container_init_t", "user": "", "role": null}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "container_kvm_t", "user": "", "role": null}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": "container_engine_t", "user": "", "role": null}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seLinuxOptions": {"type": null, "user": "", "role": null}}}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	selinux.about.title == "SELinux options beyond the standard"
	object.remove(selinux.about.custom, ["examples"]) == {"id": "K8S-SELINUX", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Remove user and role, and leave type to the runtime or set it to container_t", "controls": [{"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}], "variants": {"type": {"title": "SELinux type beyond the standard"}, "user": {"title": "SELinux user set"}, "role": {"title": "SELinux role set"}}}
}
