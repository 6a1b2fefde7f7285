package rules.disruption_budget_test

import data.rules.disruption_budget

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := disruption_budget.findings with input as given([
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": 0, "selector": {"matchLabels": {"app": "web"}}}},
	])
	findings == {
		{"at": "/spec/maxUnavailable", "message": "the budget lets no pod go", "resource": 0, "subject": "PodDisruptionBudget/web", "variant": "none-away"},
	}
}

test_the_good_example_passes if {
	findings := disruption_budget.findings with input as given([
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": 1, "selector": {"matchLabels": {"app": "web"}}}},
	])
	findings == set()
}

test_each_problem_is_found if {
	findings := disruption_budget.findings with input as given([
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": "0%"}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"minAvailable": "100%"}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"minAvailable": "101%"}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"minAvailable": null}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"minAvailable": 1, "maxUnavailable": 1}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": "0"}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}},
	])
	findings == {
		{"at": "/spec", "message": "the budget says both minAvailable and maxUnavailable", "resource": 5, "subject": "PodDisruptionBudget/web", "variant": "both"},
		{"at": "/spec", "message": "the budget says neither minAvailable nor maxUnavailable", "resource": 3, "subject": "PodDisruptionBudget/web", "variant": "empty"},
		{"at": "/spec", "message": "the budget says neither minAvailable nor maxUnavailable", "resource": 4, "subject": "PodDisruptionBudget/web", "variant": "empty"},
		{"at": "/spec/maxUnavailable", "message": "the budget lets no pod go", "resource": 0, "subject": "PodDisruptionBudget/web", "variant": "none-away"},
		{"at": "/spec/maxUnavailable", "message": "the budget lets no pod go", "resource": 6, "subject": "PodDisruptionBudget/web", "variant": "none-away"},
		{"at": "/spec/minAvailable", "message": "the budget wants every pod kept", "resource": 1, "subject": "PodDisruptionBudget/web", "variant": "all-kept"},
		{"at": "/spec/minAvailable", "message": "the budget wants every pod kept", "resource": 2, "subject": "PodDisruptionBudget/web", "variant": "all-kept"},
	}
}

test_others_pass if {
	findings := disruption_budget.findings with input as given([
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": "1%"}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"minAvailable": "99%"}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"minAvailable": 100}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": "00x"}},
	])
	findings == set()
}

test_says_all_about_itself if {
	disruption_budget.about.title == "Disruption budget that lets nothing or everything go"
	object.remove(disruption_budget.about.custom, ["examples"]) == {"id": "K8S-DISRUPTION-BUDGET", "domain": "reliability", "scope": "object", "severity": "medium", "remedy": "Set maxUnavailable to 1 or more, or minAvailable to less than all", "controls": [], "variants": {"none-away": {"title": "Disruption budget that lets no pod go"}, "all-kept": {"title": "Disruption budget that wants every pod kept"}, "empty": {"title": "Disruption budget that says nothing", "severity": "low"}, "both": {"title": "Disruption budget that says two things", "severity": "low"}}, "kinds": [{"group": "policy", "kind": "PodDisruptionBudget"}]}
}
