package lib.prompt_test

import data.lib.prompt

test_the_text_is_a_view if {
	prompt.views == [{"at": "/normalized/text", "layer": "", "text": "hello"}] with input as {"normalized": {"text": "hello"}}
}

test_what_was_wrapped_is_a_view if {
	views := prompt.views with input as {
		"normalized": {"text": "x"},
		"signals": {"decoded": [{"layer": "hex", "text": "a"}, {"layer": 3, "text": "b"}, {"layer": "url", "text": 3}, null]},
	}
	[[view.at, view.layer] | some view in views] == [
		["/normalized/text", ""],
		["/signals/decoded/0/text", "hex"],
		["/signals/decoded/1/text", "wrapping"],
	]
}

test_odd_types_are_an_empty_text if {
	every odd in [null, 3, {"normalized": 3}, {"signals": {"decoded": {}}}] {
		[view.text | some view in prompt.views with input as odd] == [""]
	}
}
