package action.rules.production_write_test

import data.action.rules.production_write

places(action) := {finding.at | some finding in production_write.findings with input as action}

test_a_change_in_production_is_found if {
	places({"verb": "apply", "resource": "deployments", "environment": "production"}) == {"/environment"}
}

test_an_environment_unsaid_is_production if places({"verb": "Create", "resource": "secrets"}) == {""}

test_an_environment_unknown_is_production if {
	places({"verb": "update", "resource": "secrets", "environment": "blue"}) == {"/environment"}
	places({"verb": "update", "resource": "secrets", "environment": 3}) == {"/environment"}
}

test_other_environments_pass if {
	places({"verb": "apply", "resource": "deployments", "environment": "staging"}) == set()
}

test_reads_pass if places({"verb": "get", "resource": "deployments", "environment": "production"}) == set()
