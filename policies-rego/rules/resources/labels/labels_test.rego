package rules.labels_test

import data.rules.labels

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := labels.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/metadata", "message": "missing labels: `app.kubernetes.io/name`", "resource": 0, "subject": "Pod/web", "variant": "common"},
		{"at": "/metadata", "message": "missing labels: `env`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
		{"at": "/metadata", "message": "missing labels: `owner`", "resource": 0, "subject": "Pod/web", "variant": "owner"},
		{"at": "/metadata", "message": "missing labels: `owner`, `team`, `department`, `app`, `env`", "resource": 0, "subject": "Pod/web", "variant": "cost"},
	}
}

test_the_good_example_passes if {
	findings := labels.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app": "web", "owner": "ann", "team": "web", "department": "shop", "env": "prod", "app.kubernetes.io/name": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_templates_are_asked_for_cost_and_common_labels if {
	findings := labels.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "labels": {"app": "web", "owner": "ann", "team": "web", "department": "shop", "env": "prod", "app.kubernetes.io/name": "web"}}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/metadata/labels", "message": "missing labels: `app.kubernetes.io/name`", "resource": 0, "subject": "Deployment/web", "variant": "common"},
		{"at": "/spec/template/metadata/labels", "message": "missing labels: `owner`, `team`, `department`, `env`", "resource": 0, "subject": "Deployment/web", "variant": "cost"},
	}
}

test_users_ask_for_labels_and_what_they_say if {
	findings := labels.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"owner": "ann", "team": "x"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"owner": "ann.web"}}},
		{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "b", "labels": {"team": "", "owner": 3}}},
	])
		with data.parameters.configuration as {"required_labels": ["owner=[a-z.]+", "team"], "cost_labels": [], "common_labels": []}
	findings == {
		{"at": "/metadata/labels", "message": "missing labels: `env`", "resource": 0, "subject": "Pod/web", "variant": "environment"},
		{"at": "/metadata/labels", "message": "missing labels: `env`", "resource": 1, "subject": "Namespace/a", "variant": "environment"},
		{"at": "/metadata/labels", "message": "missing labels: `env`", "resource": 2, "subject": "Namespace/b", "variant": "environment"},
		{"at": "/metadata/labels", "message": "missing labels: `owner=[a-z.]+`, `team`", "resource": 2, "subject": "Namespace/b", "variant": "required"},
		{"at": "/metadata/labels", "message": "missing labels: `team`", "resource": 1, "subject": "Namespace/a", "variant": "required"},
	}
}

test_environment_is_as_good_as_env if {
	findings := labels.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"environment": "prod", "owner": "a"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
		with data.parameters.configuration as {"cost_labels": ["env"], "common_labels": []}
	findings == set()
}

test_says_all_about_itself if {
	labels.about.title == "Label missing"
	object.remove(labels.about.custom, ["examples"]) == {"id": "K8S-LABELS", "domain": "resources", "scope": "object", "severity": "low", "remedy": "Add the label", "controls": [], "variants": {"required": {"title": "Required label missing", "severity": "medium"}, "cost": {"title": "Label for the allocation of cost missing"}, "common": {"title": "Recommended label of Kubernetes missing", "severity": "info"}, "owner": {"title": "Owner label missing"}, "environment": {"title": "Environment label missing"}}, "parameters": ["required_labels", "cost_labels", "common_labels"]}
}
