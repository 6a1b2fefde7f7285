package action.rules.tainted_test

import data.action.rules.tainted
import data.lib.action_reading as reading

found(operation, taint) := result if {
	result := tainted.findings with input as reading.line([operation])
		with data.session as {"events": [], "tainted": taint}
}

taint := [{"at": "/command", "source": "fetch"}]

test_what_was_brought_up_by_others_needs_consent if {
	message := "something in it was brought up by `fetch`, which is not trusted"
	found({"verb": "scale"}, taint) == {{"at": "/command", "message": message}}
	count(found({"verb": "frobnicate"}, taint)) == 1
	count(found({"verb": "get", "sends_to": ["x.example"]}, taint)) == 1
}

test_reads_and_the_rest_go_on if {
	found({"verb": "get"}, taint) == set()
	found({"verb": "scale"}, []) == set()
	tainted.findings == set() with input as reading.line([{"verb": "scale"}])
}

test_says_all_about_itself if {
	tainted.about.title == "Brought up by an untrusted tool"
	object.remove(tainted.about.custom, ["examples"]) == {
		"id": "ACT-TAINTED", "severity": "high", "effect": "require_approval", "approvers": ["resource-owner"],
		"remedy": "Ask for approval, or have the person who asked name it", "controls": [],
	}
}
