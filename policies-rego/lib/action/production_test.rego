package lib.action_production_test

import data.lib.action

test_production_unless_said_otherwise if {
	every environment in ["production", "Prod", "", "live", "unheard-of", null, 3] {
		action.is_production({}) with input as {"environment": environment}
		action.is_production({"environment": environment}) with input as {"environment": "dev"}
	}
	action.is_production({}) with input as {}
	not action.is_production({}) with input as {"environment": "Staging"}
}

test_every_environment_that_is_not_production if {
	every environment in [
		"dev", "development", "test", "testing", "QA", "uat", "stage", "staging", "preview", "sandbox", "local", "ci", "demo",
		"non-prod", "non_production",
	] {
		not action.is_production({}) with input as {"environment": environment}
	}
}

test_deployments_choose_what_an_unnamed_environment_is if {
	not action.is_production({}) with input as {} with data.parameters.action.default_environment as "dev"
}

test_names_that_say_production if {
	every name in ["prod", "prod-eu-1", "eu_prod", "PRODUCTION", "shop.prd", "live", "prod2", "a/prod.yaml", "env=prod", "prod@eu", "c:\\prod"] {
		action.says_production(name)
	}
	every name in ["product", "non-prod", "pre-prod", "no_production", "producer-1", "liveness", "reproduction", "", "dev"] {
		not action.says_production(name)
	}
}

test_where_names_count if {
	every operation in [
		{"cluster": "prod-1"}, {"namespace": "prod"}, {"selector": "env=prod"}, {"files": ["a.yaml", "prod/a.yaml"]},
		{"targets": [{"kind": "namespaces", "name": "prod"}]}, {"targets": [{"kind": "pods"}, {"kind": "clusters", "name": "prod-1"}]},
		{"manifests": [{"object": {"kind": "Pod", "metadata": {"name": "a", "namespace": "prod"}}}]},
		{"manifests": [{"object": {"kind": "Namespace", "metadata": {"name": "prod"}}}]},
		{"targets": [{"kind": "clusters"}], "changes": [{"path": ["metadata", "name"], "value": "prod-1"}]},
	] {
		action.is_production(operation) with input as {"environment": "dev"}
	}
	every operation in [
		{"manifests": [{"object": {"kind": "Pod", "metadata": {"name": "prod"}}}]},
		{"targets": [{"kind": "pods"}], "changes": [{"path": ["metadata", "name"], "value": "prod-1"}]},
		{"targets": [{"kind": "clusters"}], "changes": [{"path": ["note"], "value": "prod"}]},
	] {
		not action.is_production(operation) with input as {"environment": "dev"}
	}
	not action.is_production({"targets": [{"kind": "deployments", "name": "prod"}]}) with input as {"environment": "dev"}
	action.production_name({"cluster": "eu", "namespace": "prod-2"}) == "prod-2"
}

test_deployments_choose_the_words if {
	action.is_production({"cluster": "blue-1"}) with input as {"environment": "dev"} with data.parameters.action.production_names as ["Blue"]
}
