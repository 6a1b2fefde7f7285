package action.rules.repeated_denials_test

import data.action.rules.repeated_denials
import data.lib.action_reading as reading

event(more) := object.union({"age_seconds": 0, "state": "denied", "count": 1, "denied_by": ["ACT-FOUNDATION"], "operations": []}, more)

change := {"verb": "scale", "targets": [{"kind": "deployments", "name": "api"}]}

found(operation, events) := result if {
	result := {finding.message | some finding in repeated_denials.findings} with input as reading.line([operation])
		with data.session as {"events": events}
		with data.parameters.action as {"max_denials": 3, "denial_minutes": 2}
}

test_so_many_denials_and_nothing_is_changed if {
	found(change, [event({"count": 2})]) == set()
	found(change, [event({"count": 2}), event({"age_seconds": 119})]) == {"`scale` of deployments `api` comes after 3 denials in 2 minutes"}
	found(change, [event({"count": 2}), event({"age_seconds": 120})]) == set()
	found(change, [event({"count": 3, "denied_by": []})]) != set()
	found({"verb": "frobnicate", "targets": []}, [event({"count": 3})]) != set()
	found({"verb": "get", "sends_to": ["x.example"], "targets": []}, [event({"count": 3})]) != set()
}

test_reads_go_on_and_its_own_denials_do_not_count if {
	found({"verb": "get"}, [event({"count": 9})]) == set()
	found(change, [event({"count": 9, "denied_by": ["ACT-REPEATED-DENIALS"]})]) == set()
	found(change, [event({"count": 9, "denied_by": ["ACT-REPEATED-DENIALS", "ACT-FREEZE"]})]) != set()
	found(change, [event({"count": 9, "state": "pending"})]) == set()
	repeated_denials.findings == set() with input as reading.line([change])
}

test_says_all_about_itself if {
	repeated_denials.about.title == "Denied again and again"
	object.remove(repeated_denials.about.custom, ["examples"]) == {
		"id": "ACT-REPEATED-DENIALS", "severity": "high", "effect": "deny", "retryable": true, "controls": [],
		"remedy": "Wait, and see by the findings of the denials what may be done",
		"parameters": ["max_denials", "denial_minutes"],
	}
}
