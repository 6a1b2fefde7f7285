package rules.cost_budget_test

import data.rules.cost_budget

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

# A quarter of a machine for a dollar an hour is 182.5 a month.
prices := {"groups": [{
	"cloud": "hand", "region": "here", "kind": "list", "source": "an example", "date": "2026-01-01",
	"instances": {"m4": {"vcpu": 4, "memory": 16, "hourly": 1}},
}]}

where := {"cost_cloud": "hand", "cost_region": "here", "cost_instance_type": "m4"}

pod(name, namespace, labels, cpu) := {
	"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": namespace, "labels": labels},
	"spec": {"containers": [{"name": "app", "image": "a", "resources": {"requests": {"cpu": cpu, "memory": "1Gi"}}}]},
}

found(manifests, settings) := findings if {
	findings := cost_budget.findings with input as given(manifests)
		with data.parameters as {"configuration": object.union(where, settings), "prices": prices}
}

web := pod("web", "shop", {"team": "red", "env": "dev"}, 1)

test_a_budget_that_is_exceeded_is_found_where_most_is_spent if {
	found([pod("small", "shop", {}, "500m"), web], {"namespace_budgets": {"shop": "200"}}) == {{
		"resource": 1, "subject": "Pod/web", "at": "/spec", "variant": "namespace",
		"message": "namespace `shop` costs 273.75 dollars a month: 200 are allowed",
	}}
}

test_one_that_is_kept_is_not if {
	found([web], {"namespace_budgets": {"shop": "182.5"}}) == set()
	found([web], {"namespace_budgets": {"other": "1"}}) == set()
	found([web], {}) == set()
	cost_budget.is_idle
}

test_budgets_are_of_teams_environments_and_everything if {
	settings := {"team_budgets": {"red": "100"}, "environment_budgets": {"dev": "99.5"}, "cost_budget": "182.49"}
	{[finding.variant, finding.message] | some finding in found([web], settings)} == {
		["everything", "everything together costs 182.5 dollars a month: 182.49 are allowed"],
		["team", "team `red` costs 182.5 dollars a month: 100 are allowed"],
		["environment", "environment `dev` costs 182.5 dollars a month: 99.5 are allowed"],
	}
}

test_what_is_nobodys_counts_under_the_empty_name_and_the_star if {
	{finding.message | some finding in found([pod("a", "shop", {}, 1)], {"team_budgets": {"": "100"}})} == {"what has no team costs 182.5 dollars a month: 100 are allowed"}
	count(found([pod("a", "shop", {}, 1), pod("b", "else", {}, 1)], {"namespace_budgets": {"*": "100", "else": "500"}})) == 1
}

test_a_figure_may_be_the_highest if {
	deployment := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"template": {"spec": web.spec}}}
	scaler := {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"minReplicas": 1, "maxReplicas": 3, "scaleTargetRef": {"kind": "Deployment", "name": "web"}}}
	found([deployment, scaler], {"namespace_budgets": {"shop": "400"}}) == set()
	{finding.message | some finding in found([deployment, scaler], {"namespace_budgets": {"shop": "400"}, "cost_budget_figure": "high"})} == {"namespace `shop` costs 547.5 dollars a month: 400 are allowed"}
}

test_what_has_no_price_is_told_under_a_budget if {
	unstated := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "bare", "namespace": "shop"}, "spec": {"containers": [{"name": "app", "image": "a", "resources": {"requests": {"cpu": 2}}}]}}
	found([unstated], {"namespace_budgets": {"shop": "100"}}) == {
		{"resource": 0, "subject": "Pod/bare", "at": "/spec", "variant": "unpriced", "message": "pods without a price under a budget: container `app` requests no memory"},
		{"resource": 0, "subject": "Pod/bare", "at": "/spec", "variant": "namespace", "message": "namespace `shop` costs 365 dollars a month at least: 100 are allowed"},
	}
}

test_facts_that_were_handed_over_count_as_documents_do if {
	settings := {"configuration": object.union(where, {"namespace_budgets": {"shop": "100"}}), "prices": prices}
	facts := cost_budget.facts with input as given([web]) with data.parameters as settings
	handed := [{"resource": 7, "rule": "cost_budget", "fact": fact} | some fact in facts]
	{[finding.resource, finding.variant] | some finding in cost_budget.findings with input as {"documents": [], "facts": handed} with data.parameters as settings} == {[7, "namespace"]}
	count(cost_budget.facts) == 0 with input as given([web])
}
