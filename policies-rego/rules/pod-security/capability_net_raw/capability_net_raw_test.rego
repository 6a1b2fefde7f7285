package rules.capability_net_raw_test

import data.rules.capability_net_raw

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsNonRoot": true}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` does not drop NET_RAW", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities", "value": {"drop": ["NET_RAW"]}}], "resource": 0, "subject": "Pod/web", "variant": "kept"},
	}
}

test_the_good_example_passes if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["NET_RAW"]}}}]}},
	])
	findings == set()
}

test_what_is_dropped_by_any_spelling_passes if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["all"]}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["CAP_NET_RAW"]}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["Net_Raw"]}}}]}},
	])
	findings == set()
}

test_lists_get_one_more_and_privileged_containers_no_patch if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["CHOWN"]}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"add": ["CHOWN"]}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"privileged": true}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` does not drop NET_RAW", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext", "value": {"capabilities": {"drop": ["NET_RAW"]}}}], "resource": 3, "subject": "Pod/web", "variant": "kept"},
		{"at": "/spec/containers/0/securityContext", "message": "container `app` does not drop NET_RAW", "resource": 2, "subject": "Pod/web", "variant": "kept"},
		{"at": "/spec/containers/0/securityContext/capabilities", "message": "container `app` does not drop NET_RAW", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities/drop", "value": ["NET_RAW"]}], "resource": 1, "subject": "Pod/web", "variant": "kept"},
		{"at": "/spec/containers/0/securityContext/capabilities/drop", "message": "container `app` does not drop NET_RAW", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities/drop/-", "value": "NET_RAW"}], "resource": 0, "subject": "Pod/web", "variant": "kept"},
	}
}

test_what_is_added_is_found_where_it_stands if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": ["ALL"], "add": ["CHOWN", "NET_RAW", "all"]}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/capabilities/add/1", "message": "container `app` adds NET_RAW", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/capabilities/add/1"}], "resource": 0, "subject": "Pod/web", "variant": "added"},
		{"at": "/spec/containers/0/securityContext/capabilities/add/2", "message": "container `app` adds NET_RAW", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/capabilities/add/2"}], "resource": 0, "subject": "Pod/web", "variant": "added"},
	}
}

test_windows_has_no_capabilities if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_values_of_other_types_drop_nothing if {
	findings := capability_net_raw.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": "NET_RAW"}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"capabilities": {"drop": [3, null]}}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/capabilities/drop", "message": "container `app` does not drop NET_RAW", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities/drop/-", "value": "NET_RAW"}], "resource": 1, "subject": "Pod/web", "variant": "kept"},
		{"at": "/spec/containers/0/securityContext/capabilities/drop", "message": "container `app` does not drop NET_RAW", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/capabilities/drop", "value": ["NET_RAW"]}], "resource": 0, "subject": "Pod/web", "variant": "kept"},
	}
}

test_says_all_about_itself if {
	capability_net_raw.about.title == "Container keeps the capability NET_RAW"
	object.remove(capability_net_raw.about.custom, ["examples"]) == {"id": "K8S-CAPABILITY-NET-RAW", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Drop ALL capabilities, or at least NET_RAW, and do not add it", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.8"}], "variants": {"kept": {}, "added": {"title": "Container adds the capability NET_RAW", "severity": "medium", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.8"}, {"framework": "PSS", "id": "baseline"}, {"framework": "PSS", "id": "restricted"}]}}}
}
