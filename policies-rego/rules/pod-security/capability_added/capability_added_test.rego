package rules.capability_added_test

import data.rules.capability_added

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := capability_added.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["ALL"], "add": ["NET_ADMIN"]}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/capabilities/add/0", "message": "container `app` adds capability `NET_ADMIN`", "resource": 0, "subject": "Pod/web", "variant": "network"},
	}
}

test_the_good_example_passes if {
	findings := capability_added.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}},
	])
	findings == set()
}

test_every_sort_has_its_variant if {
	findings := capability_added.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"add": ["ALL", "cap_sys_admin", "SYS_MODULE", "NET_RAW", "SETPCAP", "NET_BIND_SERVICE", "BPF", "SYS_TIME", "CHOWN", "chown", "CAP_SETPCAP", 3, null]}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/capabilities/add/0", "message": "container `app` adds capability `ALL`", "resource": 0, "subject": "Pod/web", "variant": "all"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/1", "message": "container `app` adds capability `SYS_ADMIN`", "resource": 0, "subject": "Pod/web", "variant": "admin"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/10", "message": "container `app` adds capability `SETPCAP`", "resource": 0, "subject": "Pod/web", "variant": "misspelt"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/11", "message": "container `app` adds capability of type number", "resource": 0, "subject": "Pod/web", "variant": "powerful"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/12", "message": "container `app` adds capability of type null", "resource": 0, "subject": "Pod/web", "variant": "powerful"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/2", "message": "container `app` adds capability `SYS_MODULE`", "resource": 0, "subject": "Pod/web", "variant": "module"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/3", "message": "container `app` adds capability `NET_RAW`", "resource": 0, "subject": "Pod/web", "variant": "raw"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/4", "message": "container `app` adds capability `SETPCAP`", "resource": 0, "subject": "Pod/web", "variant": "transfer"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/5", "message": "container `app` adds capability `NET_BIND_SERVICE`", "resource": 0, "subject": "Pod/web", "variant": "binding"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/6", "message": "container `app` adds capability `BPF`", "resource": 0, "subject": "Pod/web", "variant": "kernel"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/7", "message": "container `app` adds capability `SYS_TIME`", "resource": 0, "subject": "Pod/web", "variant": "powerful"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/8", "message": "container `app` adds capability `CHOWN`", "resource": 0, "subject": "Pod/web", "variant": "ordinary"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/9", "message": "container `app` adds capability `CHOWN`", "resource": 0, "subject": "Pod/web", "variant": "misspelt"},
	}
}

test_pods_without_additions_pass if {
	findings := capability_added.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"add": []}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": null}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"add": "SYS_ADMIN"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_all_three_sorts_of_containers_count if {
	findings := capability_added.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"initContainers": [{"name": "a", "securityContext": {"capabilities": {"add": ["SYS_ADMIN"]}}}], "ephemeralContainers": [{"name": "b", "securityContext": {"capabilities": {"add": ["SYS_ADMIN"]}}}]}},
	])
	findings == {
		{"at": "/spec/ephemeralContainers/0/securityContext/capabilities/add/0", "message": "ephemeral container `b` adds capability `SYS_ADMIN`", "resource": 0, "subject": "Pod/web", "variant": "admin"},
		{"at": "/spec/initContainers/0/securityContext/capabilities/add/0", "message": "init container `a` adds capability `SYS_ADMIN`", "resource": 0, "subject": "Pod/web", "variant": "admin"},
	}
}

test_says_all_about_itself if {
	capability_added.about.title == "Capability added to a container"
	object.remove(capability_added.about.custom, ["examples"]) == {"id": "K8S-CAPABILITY-ADDED", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Remove the capability from capabilities.add, or run what needs it on its own", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}], "variants": {"all": {"title": "Every capability added", "severity": "critical", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.8"}, {"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "admin": {"title": "Capability SYS_ADMIN added", "severity": "high", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "module": {"title": "Capability SYS_MODULE added", "severity": "high", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "network": {"title": "Capability NET_ADMIN added", "severity": "high", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "raw": {"title": "Capability NET_RAW added", "severity": "medium", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.8"}, {"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "kernel": {"title": "Capability that reaches into the kernel added", "severity": "high", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "powerful": {"title": "Capability beyond what runtimes give", "severity": "medium", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "misspelt": {"title": "Capability in a spelling that the standard does not know", "severity": "low", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}, "transfer": {"title": "Capability SETPCAP added", "severity": "medium", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "restricted"}]}, "ordinary": {"title": "Capability added that runtimes give anyway", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "restricted"}]}, "binding": {"title": "Capability NET_BIND_SERVICE added", "severity": "info"}}}
}
