package rules.sandbox_limits_test

import data.rules.sandbox_limits

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := sandbox_limits.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"containers": [{"name": "run", "image": "registry.example/agent:1.0.0"}]}}}},
	])
	findings == {
		{"at": "/spec/podTemplate/spec/containers/0", "message": "container `run` has no limit for cpu; allowed is at most 2", "resource": 0, "subject": "SandboxTemplate/agent", "variant": "cpu"},
		{"at": "/spec/podTemplate/spec/containers/0", "message": "container `run` has no limit for memory; allowed is at most 4Gi", "resource": 0, "subject": "SandboxTemplate/agent", "variant": "memory"},
	}
}

test_the_good_example_passes if {
	findings := sandbox_limits.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": "gvisor", "containers": [{"name": "run", "image": "registry.example/agent:1.0.0", "resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]}}}},
	])
	findings == set()
}

test_users_set_the_maximum if {
	findings := sandbox_limits.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": "gvisor", "containers": [{"name": "run", "image": "registry.example/agent:1.0.0", "resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]}}}},
	])
		with data.parameters.configuration as {"sandbox_limits": {"cpu": "500m", "memory": "512Mi"}}
	findings == {
		{"at": "/spec/podTemplate/spec/containers/0/resources/limits/cpu", "message": "container `run` has too high a limit for cpu; allowed is at most 500m", "resource": 0, "subject": "SandboxTemplate/agent", "variant": "cpu"},
	}
}

test_other_pods_are_left_alone if {
	findings := sandbox_limits.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_says_all_about_itself if {
	sandbox_limits.about.title == "Agent sandbox without a bound"
	object.remove(sandbox_limits.about.custom, ["examples"]) == {"id": "AGENT-SANDBOX-LIMITS", "domain": "agent-sandbox", "scope": "object", "severity": "medium", "remedy": "State limits for cpu and memory within the maximum", "controls": [], "variants": {"cpu": {"title": "Agent sandbox without a bound for CPU"}, "memory": {"title": "Agent sandbox without a bound for memory"}}, "kinds": [{"group": "extensions.agents.x-k8s.io", "kind": "SandboxTemplate"}, {"group": "agents.x-k8s.io", "kind": "Sandbox"}], "parameters": ["sandbox_limits"]}
}
