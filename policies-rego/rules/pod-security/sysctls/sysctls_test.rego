package rules.sysctls_test

import data.rules.sysctls

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := sysctls.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"sysctls": [{"name": "kernel.msgmax", "value": "65536"}]}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/securityContext/sysctls/0", "message": "the pod sets sysctl `kernel.msgmax`", "resource": 0, "subject": "Pod/web", "variant": "unsafe"},
	}
}

test_the_good_example_passes if {
	findings := sysctls.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_each_variant_is_found if {
	findings := sysctls.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_syncookies", "value": "1"}, {"name": "kernel/shm_rmid_forced", "value": "0+kernel.core_pattern=x"}, {"name": "net.core.somaxconn", "value": "1"}, {"value": 3}, 3]}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/securityContext/sysctls/0", "message": "the pod sets sysctl `net.ipv4.tcp_syncookies`", "resource": 0, "subject": "Pod/web", "variant": "safe"},
		{"at": "/spec/securityContext/sysctls/1", "message": "the pod sets sysctl `kernel/shm_rmid_forced`", "resource": 0, "subject": "Pod/web", "variant": "safe"},
		{"at": "/spec/securityContext/sysctls/1/value", "message": "the value of sysctl `kernel/shm_rmid_forced` has a `+` in it", "resource": 0, "subject": "Pod/web", "variant": "break-out"},
		{"at": "/spec/securityContext/sysctls/1/value", "message": "the value of sysctl `kernel/shm_rmid_forced` has a `=` in it", "resource": 0, "subject": "Pod/web", "variant": "break-out"},
		{"at": "/spec/securityContext/sysctls/2", "message": "the pod sets sysctl `net.core.somaxconn`", "resource": 0, "subject": "Pod/web", "variant": "unsafe"},
		{"at": "/spec/securityContext/sysctls/3", "message": "the pod sets sysctl `(unnamed)`", "resource": 0, "subject": "Pod/web", "variant": "unsafe"},
	}
}

test_users_allow_and_forbid if {
	findings := sysctls.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"sysctls": [{"name": "net.core.somaxconn", "value": "1"}, {"name": "kernel.msgmax", "value": "1"}, {"name": "net.ipv4.tcp_rmem", "value": "1"}]}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"allowed_sysctls": ["net.*"], "forbidden_sysctls": ["net.core.*"]}
	findings == {
		{"at": "/spec/securityContext/sysctls/0", "message": "sysctl `net.core.somaxconn` is not allowed here", "resource": 0, "subject": "Pod/web", "variant": "refused"},
		{"at": "/spec/securityContext/sysctls/0", "message": "the pod sets sysctl `net.core.somaxconn`", "resource": 0, "subject": "Pod/web", "variant": "unsafe"},
		{"at": "/spec/securityContext/sysctls/1", "message": "sysctl `kernel.msgmax` is not allowed here", "resource": 0, "subject": "Pod/web", "variant": "refused"},
		{"at": "/spec/securityContext/sysctls/1", "message": "the pod sets sysctl `kernel.msgmax`", "resource": 0, "subject": "Pod/web", "variant": "unsafe"},
		{"at": "/spec/securityContext/sysctls/2", "message": "the pod sets sysctl `net.ipv4.tcp_rmem`", "resource": 0, "subject": "Pod/web", "variant": "safe"},
	}
}

test_other_pods_pass if {
	findings := sysctls.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"sysctls": 3}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	sysctls.about.title == "Kernel setting of a pod"
	object.remove(sysctls.about.custom, ["examples"]) == {"id": "K8S-SYSCTLS", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Remove the sysctl, or have it set for the node", "controls": [], "variants": {"unsafe": {"controls": [{"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "safe": {"title": "Kernel setting of a pod, one that concerns it alone", "severity": "info"}, "break-out": {"title": "Kernel setting that breaks out of CRI-O", "severity": "critical"}, "refused": {"title": "Kernel setting that is not allowed here", "severity": "medium"}}, "parameters": ["allowed_sysctls", "forbidden_sysctls"]}
}
