package rules.sandbox_egress_test

import data.rules.sandbox_egress

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := sandbox_egress.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicyManagement": "Unmanaged", "podTemplate": {"spec": {"runtimeClassName": "gvisor", "containers": [{"name": "run", "image": "registry.example/agent:1.0.0", "resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]}}}},
	])
	findings == {
		{"at": "/spec/networkPolicyManagement", "message": "the template's network policy is not managed", "resource": 0, "subject": "SandboxTemplate/agent"},
	}
}

test_the_good_example_passes if {
	findings := sandbox_egress.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/24"}}], "ports": [{"port": 443}]}]}, "podTemplate": {"spec": {"runtimeClassName": "gvisor", "containers": [{"name": "run", "image": "registry.example/agent:1.0.0", "resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]}}}},
	])
	findings == set()
}

test_each_way_out_is_found if {
	findings := sandbox_egress.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": []}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": {}}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [{"to": []}]}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [{"to": [{"namespaceSelector": {"matchLabels": {"a": "b"}}}]}, {"to": [{}]}]}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [{"to": [{"podSelector": {}}]}]}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [{"to": [{"ipBlock": {"cidr": "::/0"}}]}]}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [3]}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": [{"to": [3]}]}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": 3},
	])
	findings == {
		{"at": "/spec", "message": "the template has no network policy", "resource": 0, "subject": "SandboxTemplate/agent"},
		{"at": "/spec", "message": "the template has no network policy", "resource": 1, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy", "message": "the network policy names nothing that may be reached", "resource": 2, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy/egress/0", "message": "a rule for egress allows everybody", "resource": 3, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy/egress/0", "message": "a rule for egress allows everybody", "resource": 5, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy/egress/0", "message": "a rule for egress allows everybody", "resource": 6, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy/egress/0", "message": "a rule for egress allows everybody", "resource": 7, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy/egress/0", "message": "a rule for egress allows everybody", "resource": 8, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/networkPolicy/egress/1", "message": "a rule for egress allows everybody", "resource": 4, "subject": "SandboxTemplate/agent"},
	}
}

# Pods of namespaces that labels name are not everybody's.
test_pods_of_named_namespaces_are_not_everybody if {
	template := {"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent"}, "spec": {"networkPolicy": {"egress": [{"to": [
		{"podSelector": {}, "namespaceSelector": {"matchLabels": {"a": "b"}}},
		{"podSelector": {"matchLabels": {"app": "proxy"}}},
	]}]}}}
	sandbox_egress.findings == set() with input as given([template])
}

test_nothing_to_be_reached_is_the_narrowest if {
	findings := sandbox_egress.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicy": {"egress": []}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"networkPolicyManagement": "Managed", "networkPolicy": {}}},
	])
	findings == set()
}

test_says_all_about_itself if {
	sandbox_egress.about.title == "Agent sandbox that reaches everything"
	object.remove(sandbox_egress.about.custom, ["examples"]) == {"id": "AGENT-SANDBOX-EGRESS", "domain": "agent-sandbox", "scope": "object", "severity": "high", "remedy": "Set networkPolicyManagement to Managed, and name peers under networkPolicy.egress", "controls": [{"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "extensions.agents.x-k8s.io", "kind": "SandboxTemplate"}]}
}
