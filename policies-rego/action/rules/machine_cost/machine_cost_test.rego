package action.rules.machine_cost_test

import data.action.rules.machine_cost
import data.lib.action_reading as reading

prices := {"groups": [
	{"cloud": "aws", "region": "us-east-1", "instances": {"m6i.xlarge": {"hourly": 0.2}, "broken": {"hourly": "1"}}},
	{"cloud": "aws", "region": "eu-west-1", "instances": {"m6i.xlarge": {"hourly": 0.3}}},
]}

found(arguments) := result if {
	result := machine_cost.findings with input as reading.structured({"verb": "create", "resource": "machinepools", "arguments": arguments}, {})
		with data.prices as prices
		with data.parameters.action.max_monthly_cost as 500
}

test_machines_beyond_the_budget_are_found if {
	found({"instanceType": "m6i.xlarge", "count": 3}) == {{
		"at": "/arguments/instanceType",
		"message": "3 × `m6i.xlarge` cost $657 a month by list price: more than $500",
		"wouldAllow": "machines for at most $500 a month",
	}}
}

test_the_region_that_is_named_counts if {
	found({"region": "us-east-1", "instanceType": "m6i.xlarge", "count": 3}) == set()
	found({"region": "us-east-1", "instanceType": " m6i.xlarge ", "count": "4"}) == {{
		"at": "/arguments/instanceType",
		"message": "4 × `m6i.xlarge` cost $584 a month by list price in us-east-1: more than $500",
		"wouldAllow": "machines for at most $500 a month",
	}}
	count(found({"region": "mars", "instanceType": "m6i.xlarge", "count": 3})) == 1
}

test_numbers_beside_the_type_count if {
	{each.at | some each in found({"pools": [{"instanceType": "m6i.xlarge", "minSize": 1, "maxSize": 3}]})} == {"/arguments/pools/0/instanceType"}
	found({"count": 90, "pool": {"instanceType": "m6i.xlarge"}}) == set()
	found({"instanceType": "m6i.xlarge"}) == set()
}

test_what_has_no_price_is_not_estimated if {
	every type in ["m6i.huge", "broken", "", 7, null, {}] {
		found({"instanceType": type, "count": 900}) == set()
	}
}

test_reads_pass if {
	result := machine_cost.findings with input as reading.structured({"verb": "get", "resource": "prices", "arguments": {"instanceType": "m6i.xlarge", "count": 90}}, {})
		with data.prices as prices
	result == set()
}

test_says_all_about_itself if {
	machine_cost.about.title == "Machines beyond the budget of one action"
	object.remove(machine_cost.about.custom, ["examples"]) == {
		"id": "ACT-MACHINE-COST", "severity": "medium", "effect": "require_approval", "approvers": ["budget-owner"],
		"remedy": "Ask for fewer or smaller machines, or ask for approval", "controls": [], "parameters": ["max_monthly_cost"],
	}
}
