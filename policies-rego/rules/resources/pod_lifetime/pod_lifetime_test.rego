package rules.pod_lifetime_test

import data.rules.pod_lifetime

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := pod_lifetime.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"pod.kubernetes.io/lifetime": "24h"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/annotations/pod.kubernetes.io~1lifetime", "message": "the pod is to live for `24h`; allowed is at most 8h", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := pod_lifetime.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"pod.kubernetes.io/lifetime": "4h"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_what_is_no_time_is_found if {
	findings := pod_lifetime.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"pod.kubernetes.io/lifetime": "8h"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"pod.kubernetes.io/lifetime": "8h1s"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"pod.kubernetes.io/lifetime": "long"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"pod.kubernetes.io/lifetime": 7}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/annotations/pod.kubernetes.io~1lifetime", "message": "the pod is to live for `8h1s`; allowed is at most 8h", "resource": 1, "subject": "Pod/web"},
		{"at": "/metadata/annotations/pod.kubernetes.io~1lifetime", "message": "the pod is to live for `long`; allowed is at most 8h", "resource": 2, "subject": "Pod/web"},
		{"at": "/metadata/annotations/pod.kubernetes.io~1lifetime", "message": "the pod is to live for `number`; allowed is at most 8h", "resource": 3, "subject": "Pod/web"},
	}
}

test_users_name_annotation_and_maximum if {
	findings := pod_lifetime.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"ttl": "2m"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "annotations": {"ttl": "61s"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"lifetime_annotation": "ttl", "maximum_lifetime": "1m30s"}
	findings == {
		{"at": "/metadata/annotations/ttl", "message": "the pod is to live for `2m`; allowed is at most 1m30s", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	pod_lifetime.about.title == "Pod may live longer than allowed"
	object.remove(pod_lifetime.about.custom, ["examples"]) == {"id": "K8S-POD-LIFETIME", "domain": "resources", "scope": "object", "severity": "low", "remedy": "Lower the time that the annotation names", "controls": [], "parameters": ["lifetime_annotation", "maximum_lifetime"]}
}
