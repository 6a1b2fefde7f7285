package prompt.rules.hidden_text_test

import data.prompt.rules.hidden_text

hidden(signals) := {[finding.variant, finding.at] |
	some finding in hidden_text.findings with input as {"signals": {"hidden": signals}}
}

test_hidden_characters_are_found if {
	hidden([{"kind": "tag", "count": 30}, {"kind": "zero-width", "count": 1}]) == {
		["tag", "/signals/hidden/0"],
		["zero-width", "/signals/hidden/1"],
	}
}

test_a_count_that_is_no_number_hides_nothing if hidden([{"kind": "tag"}]) == {["tag", "/signals/hidden/0"]}

test_plain_text_passes if hidden([]) == set()

test_users_let_some_pass if {
	hidden([{"kind": "zero-width", "count": 2}]) == set() with data.parameters.prompt.hidden_characters as 2
	count(hidden([{"kind": "bidi", "count": 2}])) == 1 with data.parameters.prompt.hidden_characters as 2
}

test_odd_types_pass_here if {
	every odd in [null, "x", [3], [null], {"kind": "tag"}] {
		hidden(odd) == set()
	}
}
