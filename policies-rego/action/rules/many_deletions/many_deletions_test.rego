package action.rules.many_deletions_test

import data.action.rules.many_deletions
import data.lib.action_reading as reading

deletion(name) := {"at": "", "tool": "kubectl", "verb": "delete", "namespace": "shop", "targets": [{"kind": "pods", "name": name}]}

event(operations, more) := object.union({"age_seconds": 0, "state": "succeeded", "count": 1, "operations": operations}, more)

now := {"verb": "delete", "resource": "pods", "name": "now", "namespace": "shop"}

found(action, events) := result if {
	result := {finding.message | some finding in many_deletions.findings} with input as reading.structured(action, {})
		with data.session as {"events": events}
		with data.parameters.action as {"max_deletions": 2, "deletion_minutes": 3}
}

test_so_many_and_no_more if {
	found(now, [event([deletion("a")], {})]) == set()
	found(now, [event([deletion("a"), deletion("b")], {})]) == {"`delete` of pods `now` is one of 3 deletions in 3 minutes"}
	found(now, [event([deletion("a")], {}), event([deletion("b")], {"age_seconds": 179})]) != set()
	found(now, [event([deletion("a")], {}), event([deletion("b")], {"age_seconds": 180})]) == set()
	found(now, [event([deletion("a"), deletion("b")], {"state": "denied"})]) == set()
}

test_what_is_named_counts_once_and_what_is_not_each_time if {
	found(now, [event([deletion("a")], {"count": 9}), event([deletion("now")], {})]) == set()
	found(now, [event([deletion("a"), object.union(deletion("a"), {"namespace": "pay"})], {})]) != set()
	found(now, [event([deletion("a"), object.union(deletion("a"), {"cluster": "c"})], {})]) != set()
	unnamed := {"verb": "delete", "targets": [{"kind": "pods"}]}
	found(now, [event([unnamed], {})]) == set()
	found(now, [event([unnamed], {"count": 2})]) != set()
	found({"verb": "delete", "resource": "pods"}, [event([unnamed], {})]) == set()
}

test_only_deletions_count_and_are_held_back if {
	many := [event([deletion("a"), deletion("b"), deletion("c")], {})]
	found({"verb": "get", "resource": "pods"}, many) == set()
	found({"verb": "patch", "resource": "pods"}, many) == set()
	found(now, [event([object.union(deletion("a"), {"verb": "get"}), object.union(deletion("b"), {"dry_run": true})], {})]) == set()
}

test_without_a_gate_there_is_no_history if {
	many_deletions.findings == set() with input as reading.structured(now, {}) with data.parameters.action as {"max_deletions": 0}
}

test_says_all_about_itself if {
	many_deletions.about.title == "Many deletions in a short time"
	object.remove(many_deletions.about.custom, ["examples", "controls"]) == {
		"id": "ACT-MANY-DELETIONS", "severity": "high", "effect": "deny", "retryable": true,
		"remedy": "Wait, and see whether what was deleted was meant to be",
		"parameters": ["max_deletions", "deletion_minutes"],
	}
}
