package rules.replica_range_test

import data.rules.replica_range

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := replica_range.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 500, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/replicas", "message": "the workload asks for 500 replicas", "resource": 0, "subject": "Deployment/web"},
	}
}

test_the_good_example_passes if {
	findings := replica_range.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_users_set_ranges if {
	findings := replica_range.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 50, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 51, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "a"}, "spec": {"replicas": 900}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "a"}, "spec": {"replicas": "900"}},
		{"apiVersion": "apps.openshift.io/v1", "kind": "DeploymentConfig", "metadata": {"name": "a"}, "spec": {"replicas": 60}},
	])
		with data.parameters.configuration as {"allowed_replicas": ["3-50"]}
	findings == {
		{"at": "/spec", "message": "the workload asks for 1 replicas", "resource": 4, "subject": "Deployment/web"},
		{"at": "/spec/replicas", "message": "the workload asks for 1 replicas", "resource": 6, "subject": "StatefulSet/a"},
		{"at": "/spec/replicas", "message": "the workload asks for 2 replicas", "resource": 0, "subject": "Deployment/web"},
		{"at": "/spec/replicas", "message": "the workload asks for 51 replicas", "resource": 3, "subject": "Deployment/web"},
		{"at": "/spec/replicas", "message": "the workload asks for 60 replicas", "resource": 7, "subject": "DeploymentConfig/a"},
	}
}

test_says_all_about_itself if {
	replica_range.about.title == "Number of replicas outside of the allowed ranges"
	object.remove(replica_range.about.custom, ["examples"]) == {"id": "K8S-REPLICA-RANGE", "domain": "resources", "scope": "object", "severity": "medium", "remedy": "Set spec.replicas within a range that is allowed", "controls": [], "parameters": ["allowed_replicas"]}
}
