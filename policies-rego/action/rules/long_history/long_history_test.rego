package action.rules.long_history_test

import data.action.rules.long_history
import data.lib.action_reading as reading

found(operation, complete) := result if {
	result := {finding.message | some finding in long_history.findings} with input as reading.line([operation])
		with data.session as {"events": [], "complete": complete}
}

change := {"verb": "scale", "targets": [{"kind": "deployments"}]}

test_a_change_after_more_than_is_told if {
	found(change, false) == {"`scale` of deployments comes after more than could be looked through"}
	count(found({"verb": "frobnicate"}, false)) == 1
	found(change, true) == set()
	found({"verb": "get"}, false) == set()
	long_history.findings == set() with input as reading.line([change])
}

test_says_all_about_itself if {
	long_history.about.title == "History too long to be looked through"
	object.remove(long_history.about.custom, ["examples"]) == {
		"id": "ACT-LONG-HISTORY", "unseen": true, "severity": "medium", "effect": "require_approval", "approvers": ["resource-owner"],
		"remedy": "Ask for approval, or have parts of the work done by others", "controls": [],
	}
}
