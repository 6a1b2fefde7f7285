package rules.network_coverage_test

import data.rules.network_coverage

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := network_coverage.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec", "message": "no network policy holds for egress and ingress of the pods", "resource": 0, "subject": "Pod/web", "variant": "one-way"},
		{"at": "/spec", "message": "no network policy refuses what no other allows", "resource": 0, "subject": "Pod/web", "variant": "no-default"},
		{"at": "/spec", "message": "no network policy selects the pods", "resource": 0, "subject": "Pod/web", "variant": "uncovered"},
	}
}

test_the_good_example_passes if {
	findings := network_coverage.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "none", "namespace": "shop"}, "spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}},
	])
	findings == set()
}

test_policies_of_the_same_namespace_count if {
	findings := network_coverage.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"podSelector": {"matchLabels": {"app": "web"}}, "egress": [{}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "db", "namespace": "other", "labels": {"app": "db"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "b", "namespace": "other"}, "spec": {"podSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]}, "policyTypes": ["Egress"]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "c", "namespace": "other"}, "spec": {"podSelector": {"matchLabels": {"app": "web"}}}},
	])
	findings == {
		{"at": "/spec", "message": "no network policy holds for ingress of the pods", "resource": 2, "subject": "Pod/db", "variant": "one-way"},
		{"at": "/spec", "message": "no network policy refuses what no other allows", "resource": 0, "subject": "Pod/web", "variant": "no-default"},
		{"at": "/spec", "message": "no network policy refuses what no other allows", "resource": 2, "subject": "Pod/db", "variant": "no-default"},
		{"at": "/spec/podSelector", "message": "the policy selects no pod", "resource": 4, "subject": "NetworkPolicy/c", "variant": "selects-nothing"},
	}
}

test_cilium_counts if {
	findings := network_coverage.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "cilium.io/v2", "kind": "CiliumNetworkPolicy", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"endpointSelector": {"matchLabels": {"k8s:app": "web"}}, "ingress": [{}]}},
		{"apiVersion": "cilium.io/v2", "kind": "CiliumClusterwideNetworkPolicy", "metadata": {"name": "b"}, "specs": [{"endpointSelector": {"matchExpressions": [{"key": "any:io.kubernetes.pod.namespace", "operator": "In", "values": ["shop"]}]}, "egressDeny": [{}]}]},
		{"apiVersion": "cilium.io/v2", "kind": "CiliumNetworkPolicy", "metadata": {"name": "c", "namespace": "shop"}, "specs": []},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}},
	])
	findings == {
		{"at": "", "message": "no network policy refuses what no other allows", "resource": 4, "subject": "Namespace/shop", "variant": "no-default"},
	}
}

# A label that is asked for by two names, with two values, is on no pod.
test_cilium_asks_for_a_label_twice if {
	findings := network_coverage.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "cilium.io/v2", "kind": "CiliumNetworkPolicy", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"endpointSelector": {"matchLabels": {"k8s:app": "web", "any:app": "web"}}, "ingress": [{}], "egress": [{}]}},
		{"apiVersion": "cilium.io/v2", "kind": "CiliumNetworkPolicy", "metadata": {"name": "b", "namespace": "shop"}, "spec": {"endpointSelector": {"matchLabels": {"k8s:app": "web", "app": "db"}}, "ingress": [{}]}},
	])
	findings == {
		{"at": "", "message": "the policy selects no pod", "resource": 2, "subject": "CiliumNetworkPolicy/b", "variant": "selects-nothing"},
		{"at": "/spec", "message": "no network policy refuses what no other allows", "resource": 0, "subject": "Pod/web", "variant": "no-default"},
	}
}

test_namespaces_are_told_once if {
	findings := network_coverage.findings with input as given([
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "b"}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "x", "namespace": "a"}, "spec": {"podSelector": {}, "ingress": [{}], "policyTypes": ["Ingress"]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "y", "namespace": "b"}, "spec": {"podSelector": {}, "ingress": []}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "one", "namespace": "c", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "two", "namespace": "c", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "", "message": "no network policy refuses what no other allows", "resource": 0, "subject": "Namespace/a", "variant": "no-default"},
		{"at": "/spec", "message": "no network policy holds for egress and ingress of the pods", "resource": 4, "subject": "Pod/one", "variant": "one-way"},
		{"at": "/spec", "message": "no network policy holds for egress and ingress of the pods", "resource": 5, "subject": "Pod/two", "variant": "one-way"},
		{"at": "/spec", "message": "no network policy refuses what no other allows", "resource": 4, "subject": "Pod/one", "variant": "no-default"},
		{"at": "/spec", "message": "no network policy selects the pods", "resource": 4, "subject": "Pod/one", "variant": "uncovered"},
		{"at": "/spec", "message": "no network policy selects the pods", "resource": 5, "subject": "Pod/two", "variant": "uncovered"},
	}
}

test_says_all_about_itself if {
	network_coverage.about.title == "Pod that no network policy covers"
	object.remove(network_coverage.about.custom, ["examples"]) == {"id": "K8S-NETWORK-COVERAGE", "domain": "network", "scope": "set", "severity": "medium", "remedy": "Add a NetworkPolicy that selects the pod, for Ingress and Egress; begin each namespace with one that allows nothing", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.3.2"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "variants": {"uncovered": {}, "one-way": {"title": "Pod that network policies cover in one direction", "severity": "low"}, "namespace": {"title": "Namespace without a network policy"}, "no-default": {"title": "Namespace without a policy that refuses by default", "severity": "low"}, "selects-nothing": {"title": "Network policy that selects nothing", "severity": "low"}}, "kinds": [{"group": "networking.k8s.io", "kind": "NetworkPolicy"}, {"group": "extensions", "kind": "NetworkPolicy"}, {"group": "", "kind": "Namespace"}, {"group": "cilium.io", "kind": "CiliumNetworkPolicy"}, {"group": "cilium.io", "kind": "CiliumClusterwideNetworkPolicy"}]}
}
