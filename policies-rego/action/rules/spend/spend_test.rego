package action.rules.spend_test

import data.action.rules.spend
import data.lib.action_reading as reading

event(cost, more) := object.union({"age_seconds": 0, "state": "succeeded", "count": 1, "cost": cost, "operations": []}, more)

found(cost, events) := result if {
	result := {finding.message | some finding in spend.findings} with input as reading.line([])
		with data.session as {"events": events, "cost": cost}
		with data.parameters.action as {"max_spend_per_day": 10}
}

test_a_day_costs_so_much_and_no_more if {
	found(1, [event(9, {})]) == set()
	found(1.5, [event(5, {}), event(4, {"age_seconds": 86399})]) == {"it costs 1.5, which makes 10.5 in a day: more than 10"}
	found(2, [event(9, {"age_seconds": 86400})]) == set()
	found(2, [event(9, {"state": "pending"})]) == set()
	found(11, []) != set()
}

test_what_costs_nothing_goes_on if {
	found(0, [event(100, {})]) == set()
	spend.findings == set() with input as reading.line([])
}

test_says_all_about_itself if {
	spend.about.title == "Spent more than a day's share"
	object.remove(spend.about.custom, ["examples"]) == {
		"id": "ACT-SPEND", "severity": "medium", "effect": "require_approval", "approvers": ["budget-owner"],
		"remedy": "Ask for approval, or go on tomorrow", "controls": [], "parameters": ["max_spend_per_day"],
	}
}
