package lib.action_test

import data.lib.action

event(more) := object.union({
	"age_seconds": 30, "state": "succeeded", "same_session": true, "project": "shop", "count": 1, "cost": 0,
	"denied_by": [], "operations": [{"at": "", "tool": "kubectl", "verb": "delete", "targets": []}],
}, more)

ages(events, minutes) := result if {
	result := {found.age_seconds | some found in action.done(minutes)} with data.session as {"events": events}
}

test_what_is_denied_or_waits_was_not_done if {
	every state in ["succeeded", "failed", "begun"] {
		ages([event({"state": state})], 1) == {30}
	}
	every state in ["denied", "pending", "not_run"] {
		ages([event({"state": state})], 1) == set()
	}
}

test_a_time_has_its_last_moment_and_not_its_first if {
	ages([event({"age_seconds": age}) | some age in [0, 119, 120, 500]], 2) == {0, 119}
}

test_without_a_history_nothing_was_done if {
	action.done(5) == []
	action.past_acts(5) == []
}

test_operations_are_read_as_those_of_now if {
	manifest := {"object": {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}}}
	operations := [
		{"verb": "replace", "force": true, "targets": [{"kind": "pods", "name": "b"}]},
		{"verb": "delete", "dry_run": true},
		{"verb": "apply", "targets": [], "manifests": [manifest]},
	]
	acts := action.past_acts(1) with data.session as {"events": [event({"operations": operations, "count": 3})]}
	[[act.class, act.count, [target.name | some target in act.targets]] | some act in acts] == [
		["delete", 3, ["b"]],
		["read", 3, []],
		["write", 3, ["a"]],
	]
}

test_what_goes_out if {
	action.goes_out({"verb": "get", "sends_to": ["evil.example"], "targets": []})
	action.goes_out({"verb": "Send", "targets": []})
	action.goes_out({"verb": "create", "targets": [{"kind": "comments"}]})
	not action.goes_out({"verb": "get", "sends_to": [], "targets": [{"kind": "pods"}]})
}
