package rules.shared_test

import data.rules.shared

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := shared.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "namespace": "shop"}, "spec": {"selector": {"app": "web"}}},
	])
	findings == {
		{"at": "/spec/selector", "message": "another Service selects the same pods", "resource": 0, "subject": "Service/a", "variant": "selector"},
		{"at": "/spec/selector", "message": "another Service selects the same pods", "resource": 1, "subject": "Service/b", "variant": "selector"},
	}
}

test_the_good_example_passes if {
	findings := shared.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "namespace": "shop"}, "spec": {"selector": {"app": "db"}}},
	])
	findings == set()
}

test_hosts_and_accounts if {
	findings := shared.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "i"}, "spec": {"rules": [{"host": "a.example"}, {"host": "a.example"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "j"}, "spec": {"rules": [{"host": "b.example"}, {"host": ""}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "k", "namespace": "x"}, "spec": {"rules": [{"host": "b.example"}, {"host": ""}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "x", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "q", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "x", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "r", "namespace": "other", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "x", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "s", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "default", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "t", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "default", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "m", "namespace": "shop"}, "spec": {"selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "n", "namespace": "other"}, "spec": {"selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "o", "namespace": "shop"}, "spec": {"selector": {}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "z", "namespace": "shop"}, "spec": {"selector": {}}},
	])
	findings == {
		{"at": "/spec/rules/0/host", "message": "another Ingress is for host `b.example`, too", "resource": 1, "subject": "Ingress/j", "variant": "host"},
		{"at": "/spec/rules/0/host", "message": "another Ingress is for host `b.example`, too", "resource": 2, "subject": "Ingress/k", "variant": "host"},
		{"at": "/spec/serviceAccountName", "message": "another workload runs under ServiceAccount `x`, too", "resource": 3, "subject": "Pod/p", "variant": "account"},
		{"at": "/spec/serviceAccountName", "message": "another workload runs under ServiceAccount `x`, too", "resource": 4, "subject": "Pod/q", "variant": "account"},
	}
}

test_two_of_one_name_are_two_in_two_namespaces if {
	findings := shared.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "i", "namespace": "a"}, "spec": {"rules": [{"host": "a.example"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "i", "namespace": "b"}, "spec": {"rules": [{"host": "a.example"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "j"}, "spec": {"rules": [{"host": "b.example"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "j", "namespace": "default"}, "spec": {"rules": [{"host": "b.example"}]}},
	])
	findings == {
		{"at": "/spec/rules/0/host", "message": "another Ingress is for host `a.example`, too", "resource": 0, "subject": "Ingress/i", "variant": "host"},
		{"at": "/spec/rules/0/host", "message": "another Ingress is for host `a.example`, too", "resource": 1, "subject": "Ingress/i", "variant": "host"},
	}
}

test_one_object_that_comes_twice_shares_with_nobody if {
	service := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "m", "namespace": "shop"}, "spec": {"selector": {"app": "web"}}}
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "shop"}, "spec": {"serviceAccountName": "x", "containers": [{"name": "a", "image": "a:1"}]}}
	shared.findings == set() with input as given([service, service, pod, pod])
}

test_says_all_about_itself if {
	shared.about.title == "Two of what is to be one"
	object.remove(shared.about.custom, ["examples"]) == {"id": "K8S-SHARED", "domain": "network", "scope": "set", "severity": "low", "remedy": "Give each its own", "controls": [], "variants": {"host": {"title": "Two Ingresses for one host", "severity": "medium"}, "selector": {"title": "Two Services for the same pods"}, "account": {"title": "Two workloads under one ServiceAccount"}}, "kinds": [{"group": "", "kind": "Service"}, {"group": "networking.k8s.io", "kind": "Ingress"}, {"group": "extensions", "kind": "Ingress"}]}
}
