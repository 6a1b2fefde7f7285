package rules.system_namespace_test

import data.rules.system_namespace

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := system_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "kube-system"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/namespace", "message": "the workload is in namespace `kube-system`", "resource": 0, "subject": "Pod/web", "variant": "kube-system"},
	}
}

test_the_good_example_passes if {
	findings := system_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_components_pass if {
	findings := system_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "kube-system", "labels": {"tier": "control-plane"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "kube-system", "labels": {"k8s-app": "kube-proxy"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "kube-system", "labels": {"tier": "backend"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "kube-public"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata/namespace", "message": "the workload is in namespace `kube-public`", "resource": 3, "subject": "Pod/web", "variant": "forbidden"},
		{"at": "/metadata/namespace", "message": "the workload is in namespace `kube-system`", "resource": 2, "subject": "Pod/web", "variant": "kube-system"},
	}
}

test_users_name_namespaces if {
	findings := system_namespace.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "legacy"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "kube-public"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"forbidden_namespaces": ["legacy"]}
	findings == {
		{"at": "/metadata/namespace", "message": "the workload is in namespace `legacy`", "resource": 0, "subject": "Pod/web", "variant": "forbidden"},
	}
}

test_says_all_about_itself if {
	system_namespace.about.title == "Workload in a namespace of the cluster's own"
	object.remove(system_namespace.about.custom, ["examples"]) == {"id": "K8S-SYSTEM-NAMESPACE", "domain": "hygiene", "scope": "object", "severity": "medium", "remedy": "Move the workload to a namespace of its own", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.1"}], "variants": {"kube-system": {}, "forbidden": {"title": "Workload in a namespace that is not for it"}}, "parameters": ["forbidden_namespaces"]}
}
