package rules.update_strategy_test

import data.rules.update_strategy

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := update_strategy.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"type": "Recreate"}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/strategy/type", "message": "the Deployment is stopped while it is updated", "resource": 0, "subject": "Deployment/web", "variant": "recreate"},
	}
}

test_the_good_example_passes if {
	findings := update_strategy.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"type": "RollingUpdate"}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_each_problem_is_found if {
	findings := update_strategy.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"rollingUpdate": {"maxUnavailable": "100%"}}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"rollingUpdate": {"maxUnavailable": 0, "maxSurge": "0%"}}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"type": 3}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/strategy/rollingUpdate", "message": "no pod may be added or taken away, so no update gets on", "resource": 1, "subject": "Deployment/web", "variant": "stuck"},
		{"at": "/spec/strategy/rollingUpdate/maxUnavailable", "message": "every pod may be away during an update", "resource": 0, "subject": "Deployment/web", "variant": "all-away"},
		{"at": "/spec/strategy/type", "message": "the Deployment is stopped while it is updated", "resource": 2, "subject": "Deployment/web", "variant": "recreate"},
	}
}

test_others_pass if {
	findings := update_strategy.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"rollingUpdate": {"maxUnavailable": 0}}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": "x", "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"strategy": {"type": "", "rollingUpdate": {"maxUnavailable": "25%", "maxSurge": 0}}, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "a"}, "spec": {"strategy": {"type": "Recreate"}}},
	])
	findings == set()
}

test_says_all_about_itself if {
	update_strategy.about.title == "Update that takes every pod away"
	object.remove(update_strategy.about.custom, ["examples"]) == {"id": "K8S-UPDATE-STRATEGY", "domain": "reliability", "scope": "object", "severity": "low", "remedy": "Use RollingUpdate with maxUnavailable below all, or maxSurge above none", "controls": [], "variants": {"recreate": {}, "all-away": {}, "stuck": {"title": "Update that cannot get on"}}}
}
