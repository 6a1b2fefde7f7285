package prompt.rules.unreadable_test

import data.prompt.rules.unreadable

places(given) := {finding.at | some finding in unreadable.findings with input as given}

whole := {"text": "x", "normalized": {"text": "x"}, "signals": {"hidden": [], "decoded": [], "credentials": [], "personal_data": [], "phrases": [], "left": []}}

test_a_whole_input_passes if places(whole) == set()

test_what_is_missing_is_named if {
	places(object.remove(whole, ["normalized"])) == {"/normalized/text"}
	every name in ["hidden", "decoded", "credentials", "personal_data", "phrases", "left"] {
		places(object.union(whole, {"signals": {name: "none"}})) == {concat("/", ["/signals", name])}
	}
}

test_anything_else_is_unreadable if {
	every odd in [null, 3, "text", [], {}] {
		count(places(odd)) == 7
	}
}

test_says_all_about_itself if {
	unreadable.about.title == "Text that cannot be judged"
	object.remove(unreadable.about.custom, ["examples", "parameters"]) == {
		"always": true,
		"subjects": ["prompt", "response", "tool_result"],
		"id": "PROMPT-UNREADABLE", "severity": "high", "effect": "deny",
		"remedy": "Hand over what input.schema.json describes", "controls": [],
	}
}

test_messages_name_what_is_missing if {
	unreadable.findings == {
		{"at": "/normalized/text", "message": "there is no normalised text"},
		{"at": "/signals/left", "message": "there is no list of this signal"},
	} with input as {"normalized": {"text": 3}, "signals": {"hidden": [], "decoded": [], "credentials": [], "personal_data": [], "phrases": []}}
}
