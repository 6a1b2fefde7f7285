package prompt.rules.left_wrapped_test

import data.prompt.rules.left_wrapped

found(signals) := findings if {
	findings := left_wrapped.findings with input as {"signals": signals}
}

test_what_was_left_is_named_with_its_place if {
	found({"unwrapped": false, "left": [{"kind": "base64", "count": 2}, {"kind": 3}, "odd"]}) == {
		{"at": "/signals/left/0", "message": "a part of the text was not unwrapped (base64)"},
		{"at": "/signals/left/1", "message": "a part of the text was not unwrapped"},
		{"at": "/signals/left/2", "message": "a part of the text was not unwrapped"},
	}
}

test_a_host_that_does_not_say_what_was_left_is_believed if {
	found({"unwrapped": false, "left": []}) == {{"at": "/signals/unwrapped", "message": "a part of the text was not unwrapped"}}
	found({"unwrapped": false}) == {{"at": "/signals/unwrapped", "message": "a part of the text was not unwrapped"}}
}

test_a_text_that_was_unwrapped_passes if found({"unwrapped": true, "left": []}) == set()

test_odd_types_pass_here if {
	every odd in [null, 3, {"unwrapped": null, "left": "x"}] {
		found(odd) == set()
	}
}

test_says_all_about_itself if {
	left_wrapped.about.title == "Text that was not unwrapped"
	object.remove(left_wrapped.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "response", "tool_result"],
		"id": "PROMPT-LEFT-WRAPPED", "unseen": true, "severity": "medium", "effect": "require_approval",
		"remedy": "Send the text as it reads, or in parts, without wrappings in wrappings",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM01"}],
	}
}
