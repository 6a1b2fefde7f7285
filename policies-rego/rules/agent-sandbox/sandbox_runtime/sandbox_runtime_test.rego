package rules.sandbox_runtime_test

import data.rules.sandbox_runtime

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := sandbox_runtime.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"containers": [{"name": "run", "image": "registry.example/agent:1.0.0"}]}}}},
	])
	findings == {
		{"at": "/spec/podTemplate/spec", "message": "the sandbox has no runtime class", "resource": 0, "subject": "SandboxTemplate/agent"},
	}
}

test_the_good_example_passes if {
	findings := sandbox_runtime.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": "gvisor", "containers": [{"name": "run", "image": "registry.example/agent:1.0.0", "resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]}}}},
	])
	findings == set()
}

test_classes_are_known_by_name if {
	findings := sandbox_runtime.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": "runc"}}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": ""}}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": null}}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": 3}}}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": "kata-qemu"}}}},
		{"apiVersion": "agents.x-k8s.io/v1alpha1", "kind": "Sandbox", "metadata": {"name": "s"}, "spec": {"podTemplate": {"spec": {}}}},
		{"apiVersion": "x.io/v1", "kind": "SandboxTemplate", "metadata": {"name": "s"}, "spec": {}},
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": 3},
	])
	findings == {
		{"at": "/spec", "message": "the sandbox has no runtime class", "resource": 7, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/podTemplate/spec", "message": "the sandbox has no runtime class", "resource": 2, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/podTemplate/spec", "message": "the sandbox has no runtime class", "resource": 5, "subject": "Sandbox/s"},
		{"at": "/spec/podTemplate/spec/runtimeClassName", "message": "the sandbox has no runtime class", "resource": 1, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/podTemplate/spec/runtimeClassName", "message": "the sandbox has runtime class `number`, which is not a hardened one", "resource": 3, "subject": "SandboxTemplate/agent"},
		{"at": "/spec/podTemplate/spec/runtimeClassName", "message": "the sandbox has runtime class `runc`, which is not a hardened one", "resource": 0, "subject": "SandboxTemplate/agent"},
	}
}

test_users_name_classes if {
	findings := sandbox_runtime.findings with input as given([
		{"apiVersion": "extensions.agents.x-k8s.io/v1beta1", "kind": "SandboxTemplate", "metadata": {"name": "agent", "namespace": "lab"}, "spec": {"podTemplate": {"spec": {"runtimeClassName": "mine"}}}},
	])
		with data.parameters.configuration as {"hardened_runtime_classes": ["mine"]}
	findings == set()
}

test_says_all_about_itself if {
	sandbox_runtime.about.title == "Agent sandbox without a hardened runtime"
	object.remove(sandbox_runtime.about.custom, ["examples"]) == {"id": "AGENT-SANDBOX-RUNTIME", "domain": "agent-sandbox", "scope": "object", "severity": "high", "remedy": "Set runtimeClassName to a hardened runtime class", "controls": [], "kinds": [{"group": "extensions.agents.x-k8s.io", "kind": "SandboxTemplate"}, {"group": "agents.x-k8s.io", "kind": "Sandbox"}], "parameters": ["hardened_runtime_classes"]}
}
