package action.rules.not_understood_test

import data.action.rules.not_understood
import data.lib.action_reading as reading

findings(operations) := found if {
	found := not_understood.findings with input as reading.line(operations)
}

of(action) := found if {
	found := not_understood.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

unread(list) := found if {
	found := not_understood.findings with input as {"unread": list, "operations": []}
}

test_what_was_not_understood_is_denied if {
	unread([{"at": "/command", "range": {"start": 1, "end": 2}, "kind": "syntax", "message": "a quote does not end"}, {"at": "/tool", "kind": "x", "message": "y"}]) == {
		{"at": "/command", "range": {"start": 1, "end": 2}, "message": "a quote does not end"},
		{"at": "/tool", "message": "y"},
	}
	unread([{}]) == {{"at": "", "message": "something in it was not understood"}}
	unread([]) == set()
}

test_what_is_no_list_is_denied if {
	every value in ["x", 3, {"a": 1}, true] {
		{"at": "", "message": "what was not understood is no list"} in unread(value)
	}
	unread(null) == set()
	findings([{"verb": "get"}]) == set()
	count(messages([{"verb": "get"}])) == 0
	of({"verb": "get", "resource": "pods"}) == set()
}

test_says_all_about_itself if {
	not_understood.about.title == "Action that was not understood"
	object.remove(not_understood.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"always": true, "id": "ACT-NOT-UNDERSTOOD", "severity": "high", "effect": "deny"}
	not_understood.about.custom.remedy == "Say it plainly, as one known command with literal arguments or a structured action with verb and resource"
}
