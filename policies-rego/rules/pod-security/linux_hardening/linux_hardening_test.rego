package rules.linux_hardening_test

import data.rules.linux_hardening

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := linux_hardening.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"readOnlyRootFilesystem": true}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` has no seccomp profile, SELinux options, AppArmor profile or dropped capability", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := linux_hardening.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}},
	])
	findings == set()
}

test_each_way_counts if {
	findings := linux_hardening.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"seLinuxOptions": {"level": "s0"}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"appArmorProfile": {"type": "RuntimeDefault"}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.apparmor.security.beta.kubernetes.io/app": "runtime/default"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_nothing_and_empty_things_confine_nothing if {
	findings := linux_hardening.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"seccompProfile": {}, "capabilities": {"drop": []}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"container.seccomp.security.alpha.kubernetes.io/other": "runtime/default"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` has no seccomp profile, SELinux options, AppArmor profile or dropped capability", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0", "message": "container `app` has no seccomp profile, SELinux options, AppArmor profile or dropped capability", "resource": 2, "subject": "Pod/web"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` has no seccomp profile, SELinux options, AppArmor profile or dropped capability", "resource": 1, "subject": "Pod/web"},
	}
}

confined(metadata, context, container_context) if {
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": {"securityContext": context, "containers": [{"name": "app", "image": "a:1", "securityContext": container_context}]}}
	linux_hardening.findings == set() with input as given([pod])
}

# A profile of that name is the absence of one.
test_what_is_unconfined_confines_nothing if {
	every options in [
		{"seccompProfile": {"type": "Unconfined"}}, {"appArmorProfile": {"type": "Unconfined"}},
		{"seLinuxOptions": {"type": "spc_t"}}, {"seLinuxOptions": {"type": "unconfined_t", "level": "s0"}},
	] {
		not confined({"name": "web"}, options, {})
		not confined({"name": "web"}, {}, options)
	}
	every annotation in [
		"seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/app",
		"container.apparmor.security.beta.kubernetes.io/app",
	] {
		not confined({"name": "web", "annotations": {annotation: "unconfined"}}, {}, {})
		confined({"name": "web", "annotations": {annotation: "runtime/default"}}, {}, {})
	}
}

# The container's own word counts before its pod's, and one way is enough.
test_a_container_speaks_for_itself if {
	not confined({"name": "web"}, {"seccompProfile": {"type": "RuntimeDefault"}}, {"seccompProfile": {"type": "Unconfined"}})
	confined({"name": "web"}, {"seccompProfile": {"type": "Unconfined"}}, {"seccompProfile": {"type": "Localhost", "localhostProfile": "a"}})
	confined({"name": "web"}, {"seccompProfile": {"type": "Unconfined"}}, {"appArmorProfile": {"type": "RuntimeDefault"}})
	confined({"name": "web"}, {"seccompProfile": {"type": "Unconfined"}}, {"capabilities": {"drop": ["ALL"]}})
}

test_says_all_about_itself if {
	linux_hardening.about.title == "Nothing of the kernel confines the container"
	object.remove(linux_hardening.about.custom, ["examples"]) == {"id": "K8S-LINUX-HARDENING", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "State a seccompProfile of type RuntimeDefault and drop capabilities", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.2"}, {"framework": "CIS-Kubernetes-1.12", "id": "5.6.3"}]}
}
