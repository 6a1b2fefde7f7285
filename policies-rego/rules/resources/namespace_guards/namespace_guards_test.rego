package rules.namespace_guards_test

import data.rules.namespace_guards

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := namespace_guards.findings with input as given([
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}},
	])
	findings == {
		{"at": "", "message": "no LimitRange is in namespace `shop`", "resource": 0, "subject": "Namespace/shop", "variant": "limit-range"},
		{"at": "", "message": "no ResourceQuota is in namespace `shop`", "resource": 0, "subject": "Namespace/shop", "variant": "quota"},
	}
}

test_the_good_example_passes if {
	findings := namespace_guards.findings with input as given([
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}},
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "team", "namespace": "shop"}},
		{"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "team", "namespace": "shop"}},
	])
	findings == set()
}

test_namespaces_are_told_once if {
	findings := namespace_guards.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "a", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b", "namespace": "a", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "l", "namespace": "a"}},
		{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "p"}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "c", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "c"}},
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "q", "namespace": "c"}},
	])
	findings == {
		{"at": "", "message": "no LimitRange is in namespace `c`", "resource": 5, "subject": "Namespace/c", "variant": "limit-range"},
		{"at": "/metadata", "message": "no LimitRange is in namespace `default`", "resource": 3, "subject": "PersistentVolumeClaim/p", "variant": "limit-range"},
		{"at": "/metadata", "message": "no ResourceQuota is in namespace `default`", "resource": 3, "subject": "PersistentVolumeClaim/p", "variant": "quota"},
		{"at": "/metadata/namespace", "message": "no ResourceQuota is in namespace `a`", "resource": 0, "subject": "Pod/web", "variant": "quota"},
	}
}

test_says_all_about_itself if {
	namespace_guards.about.title == "Namespace without quota or limits"
	object.remove(namespace_guards.about.custom, ["examples"]) == {"id": "K8S-NAMESPACE-GUARDS", "domain": "resources", "scope": "set", "severity": "info", "remedy": "Add a ResourceQuota and a LimitRange to the namespace", "controls": [], "variants": {"quota": {"title": "Namespace without a ResourceQuota"}, "limit-range": {"title": "Namespace without a LimitRange"}}, "kinds": [{"group": "", "kind": "Namespace"}, {"group": "", "kind": "ResourceQuota"}, {"group": "", "kind": "LimitRange"}, {"group": "", "kind": "PersistentVolumeClaim"}]}
}
