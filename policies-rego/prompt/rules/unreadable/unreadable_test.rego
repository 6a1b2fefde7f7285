package prompt.rules.unreadable_test

import data.prompt.rules.unreadable

places(given) := {finding.at | some finding in unreadable.findings with input as given}

whole := {"text": "x", "normalized": {"text": "x"}, "signals": {"hidden": [], "decoded": [], "credentials": []}}

test_a_whole_input_passes if places(whole) == set()

test_what_is_missing_is_named if {
	places(object.remove(whole, ["normalized"])) == {"/normalized/text"}
	places(object.union(whole, {"signals": {"hidden": "none"}})) == {"/signals/hidden"}
}

test_anything_else_is_unreadable if {
	every odd in [null, 3, "text", [], {}] {
		count(places(odd)) == 4
	}
}
