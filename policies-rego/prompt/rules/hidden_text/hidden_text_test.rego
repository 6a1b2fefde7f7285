package prompt.rules.hidden_text_test

import data.prompt.rules.hidden_text

hidden(signals) := {[finding.variant, finding.at, finding.message] |
	some finding in hidden_text.findings with input as {"signals": {"hidden": signals}}
}

test_hidden_characters_are_found if {
	hidden([{"kind": "tag", "count": 30, "longest": 30}, {"kind": "zero-width", "count": 1, "longest": 1}]) == {
		["tag", "/signals/hidden/0", "the text has 30 tag characters that nobody sees"],
		["zero-width", "/signals/hidden/1", "the text has 1 zero-width characters that nobody sees"],
	}
}

# How many in a row are no accident, by kind
test_rows_are_told_from_stray_ones if {
	every kind, length in {"zero-width": 8, "variation-selector": 4, "filler": 16, "annotation": 8} {
		{variant | some [variant, _, _] in hidden([{"kind": kind, "count": 40, "longest": length}])} == {"row"}
		{variant | some [variant, _, _] in hidden([{"kind": kind, "count": 40, "longest": length - 1}])} == {kind}
	}
}

test_rows_of_other_kinds_are_nothing_special if {
	every kind in ["bidi", "control", "combining"] {
		{variant | some [variant, _, _] in hidden([{"kind": kind, "count": 90, "longest": 90}])} == {kind}
	}
}

test_a_count_that_is_no_number_hides_nothing if {
	hidden([{"kind": "tag", "count": "9"}]) == {["tag", "/signals/hidden/0", "the text has some tag characters that nobody sees"]}
	hidden([{"kind": "tag"}]) == {["tag", "/signals/hidden/0", "the text has some tag characters that nobody sees"]}
}

test_plain_text_passes if hidden([]) == set()

test_users_let_some_pass if {
	hidden([{"kind": "zero-width", "count": 2, "longest": 1}]) == set() with data.parameters.prompt.hidden_characters as 2
	count(hidden([{"kind": "zero-width", "count": 3, "longest": 1}])) == 1 with data.parameters.prompt.hidden_characters as 2
	count(hidden([{"kind": "bidi", "count": 2, "longest": 1}])) == 1 with data.parameters.prompt.hidden_characters as 2
}

test_users_do_not_let_rows_pass if {
	count(hidden([{"kind": "zero-width", "count": 9, "longest": 9}])) == 1 with data.parameters.prompt.hidden_characters as 20
}

test_odd_types_pass_here if {
	every odd in [null, "x", [3], [null], {"kind": "tag"}] {
		hidden(odd) == set()
	}
}

test_says_all_about_itself if {
	hidden_text.about.title == "Hidden characters"
	object.remove(hidden_text.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "response", "tool_result"],
		"id": "PROMPT-HIDDEN-TEXT", "severity": "low",
		"remedy": "Send the text without the characters that cannot be seen",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM01"}],
		"variants": {
			"tag": {"title": "Text spelt in invisible characters", "severity": "critical"},
			"row": {"title": "Text spelt in invisible characters", "severity": "critical"},
			"bidi": {"title": "Text that reads otherwise than it looks", "severity": "low"},
			"combining": {"title": "Letters struck through or heaped with marks", "severity": "low"},
		},
	}
}
