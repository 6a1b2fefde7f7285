package rules.root_group_test

import data.rules.root_group

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := root_group.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsUser": 10001}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext", "message": "container `app` has no runAsGroup above 0", "resource": 0, "subject": "Pod/web", "variant": "primary"},
	}
}

test_the_good_example_passes if {
	findings := root_group.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsGroup": 10001, "fsGroup": 10001, "supplementalGroups": [20001]}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_zero_is_found_where_it_stands if {
	findings := root_group.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsGroup": 1, "fsGroup": 0, "supplementalGroups": [14, 0]}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsGroup": 0}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"runAsGroup": 0}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsGroup": 1}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsGroup", "message": "container `app` has no runAsGroup above 0", "resource": 0, "subject": "Pod/web", "variant": "primary"},
		{"at": "/spec/securityContext/fsGroup", "message": "the pod hands its volumes to group 0", "resource": 0, "subject": "Pod/web", "variant": "volumes"},
		{"at": "/spec/securityContext/supplementalGroups/1", "message": "the pod adds its containers to group 0", "resource": 0, "subject": "Pod/web", "variant": "supplemental"},
	}
}

test_windows_and_values_of_other_types if {
	findings := root_group.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"os": {"name": "windows"}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"securityContext": {"fsGroup": "0", "supplementalGroups": 0}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2", "securityContext": {"runAsGroup": "5"}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/securityContext/runAsGroup", "message": "container `app` has no runAsGroup above 0", "resource": 1, "subject": "Pod/web", "variant": "primary"},
	}
}

test_says_all_about_itself if {
	root_group.about.title == "Container is in the root group"
	object.remove(root_group.about.custom, ["examples"]) == {"id": "K8S-ROOT-GROUP", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Set runAsGroup to a number above 0, and take 0 from fsGroup and supplementalGroups", "controls": [], "variants": {"primary": {}, "volumes": {"title": "Volumes belong to the root group"}, "supplemental": {"title": "Root group added to containers"}}}
}
