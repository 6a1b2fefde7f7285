package rules.network_policy_wide_test

import data.rules.network_policy_wide

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := network_policy_wide.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"from": [{"namespaceSelector": {}}]}]}},
	])
	findings == {
		{"at": "/spec/ingress/0/from/0", "message": "a rule for ingress allows every namespace", "resource": 0, "subject": "NetworkPolicy/web", "variant": "everybody"},
	}
}

test_the_good_example_passes if {
	findings := network_policy_wide.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "front"}}}]}]}},
	])
	findings == set()
}

test_each_width_is_found if {
	findings := network_policy_wide.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"podSelector": {}, "ingress": [{}, {"from": []}, {"from": [{}, {"podSelector": {}}, {"namespaceSelector": {}, "podSelector": {}}, {"namespaceSelector": {}, "podSelector": {"matchLabels": {"a": "b"}}}, {"podSelector": {}, "namespaceSelector": {"matchLabels": {"a": "b"}}}, {"ipBlock": {"cidr": "0.0.0.0/0"}}, {"ipBlock": {"cidr": "::/0"}}, {"ipBlock": {"cidr": "10.0.0.0/8"}}]}], "egress": [{"to": [{"ipBlock": {"cidr": "0:0:0:0:0:0:0:0/0"}}]}]}},
	])
	findings == {
		{"at": "/spec/egress/0/to/0", "message": "a rule for egress allows every address", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/ingress/0", "message": "a rule for ingress names nobody, and so allows everybody", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/ingress/1", "message": "a rule for ingress names nobody, and so allows everybody", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/ingress/2/from/0", "message": "a rule for ingress allows everybody", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/ingress/2/from/2", "message": "a rule for ingress allows every pod", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/ingress/2/from/5", "message": "a rule for ingress allows every address", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/ingress/2/from/6", "message": "a rule for ingress allows every address", "resource": 0, "subject": "NetworkPolicy/a", "variant": "everybody"},
		{"at": "/spec/podSelector", "message": "the policy allows something for every pod of its namespace", "resource": 0, "subject": "NetworkPolicy/a", "variant": "every-pod"},
	}
}

# The namespaces of a peer are the policy's own unless it selects others.
test_the_own_namespace_is_not_everybody if {
	every peer in [{"podSelector": {}}, {"podSelector": {}, "namespaceSelector": null}, {"podSelector": {"matchLabels": {}}}] {
		network_policy_wide.findings == set() with input as given([{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"from": [peer]}], "egress": [{"to": [peer]}]}}])
	}
}

test_what_allows_nothing_passes if {
	findings := network_policy_wide.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"podSelector": {}, "ingress": [], "egress": []}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"ingress": 3}},
		{"apiVersion": "x.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"ingress": [{}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	network_policy_wide.about.title == "Network policy that lets everybody in or out"
	object.remove(network_policy_wide.about.custom, ["examples"]) == {"id": "K8S-NETWORK-POLICY-WIDE", "domain": "network", "scope": "object", "severity": "low", "remedy": "Name the peers: labels of pods and namespaces, or a block of addresses", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.3.2"}], "variants": {"everybody": {}, "every-pod": {"title": "Network policy that allows something for every pod", "severity": "info"}}, "kinds": [{"group": "networking.k8s.io", "kind": "NetworkPolicy"}, {"group": "extensions", "kind": "NetworkPolicy"}]}
}
