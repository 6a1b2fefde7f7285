package prompt.rules.instruction_override_test

import data.prompt.rules.instruction_override

phrase(concept) := {"concept": concept, "at": "/normalized/text", "layer": "", "negated": false, "about_artifact": false, "addressed": false}

found(channel, list) := findings if {
	findings := instruction_override.findings with input as {"channel": channel, "signals": {"phrases": list}}
}

overrides := [
	"set-aside-instructions", "set-aside-own-rules", "set-aside-given", "set-aside-above", "set-aside-everything",
	"set-aside-ethics", "skip-confirmation", "new-instructions", "obey-only", "bypass-safety", "pretend-approved",
	"conceal",
]

orders := [
	"address-reader", "note-to-agent", "mark-for-agent", "claim-end", "claim-trust", "without-asking",
	"before-your-task", "must-act", "keep-secret", "when-you-read", "forward-to-address",
]

test_overrides_are_found_in_both_channels if {
	every concept in overrides {
		every channel in ["prompt", "tool-output"] {
			found(channel, [phrase(concept)]) == {{
				"at": "/normalized/text",
				"message": "the text asks to set aside earlier instructions or rules",
			}}
		}
	}
}

test_orders_are_found_in_the_output_of_tools_only if {
	every concept in orders {
		found("prompt", [phrase(concept)]) == set()
		found("tool-output", [phrase(concept)]) == {{
			"at": "/normalized/text",
			"message": "the output of a tool gives orders to the assistant",
			"variant": "addressed",
		}}
	}
}

test_new_instructions_are_found_where_they_are_meant_for_a_model if {
	announced := {{"at": "/normalized/text", "message": "the text announces new instructions"}}
	found("prompt", [phrase("announce-instructions")]) == set()
	found("prompt", [object.union(phrase("announce-instructions"), {"addressed": true})]) == announced
	found("tool-output", [phrase("announce-instructions")]) == announced
}

test_what_is_forbidden_or_said_of_a_thing_passes if {
	found("prompt", [object.union(phrase("conceal"), {"negated": true})]) == set()
	found("prompt", [object.union(phrase("set-aside-instructions"), {"about_artifact": true})]) == set()
}

test_other_phrases_are_for_other_rules if {
	found("tool-output", [phrase("become"), phrase("ask-instructions")]) == set()
}

test_what_a_wrapping_hid_is_found if {
	found("prompt", [object.union(phrase("conceal"), {"at": "/signals/decoded/0/text", "layer": "base64"})]) == {{
		"at": "/signals/decoded/0/text",
		"message": "the text asks to set aside earlier instructions or rules, hidden under base64",
	}}
}

test_odd_types_pass_here if {
	every odd in [null, 3, "text", {"signals": {"phrases": {}}}, {"signals": {"phrases": [3, null, {"concept": 3}]}}] {
		instruction_override.findings == set() with input as odd
	}
}

test_says_all_about_itself if {
	instruction_override.about.title == "Attempt to set instructions aside"
	object.remove(instruction_override.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "tool_result"],
		"id": "PROMPT-INSTRUCTION-OVERRIDE", "severity": "high", "effect": "deny",
		"remedy": "Say what is wanted, without telling the assistant what to forget",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM01"}],
		"variants": {
			"addressed": {"title": "Output of a tool that gives orders"},
			"in-data": {
				"title": "Attempt to set instructions aside in a value of data",
				"severity": "medium", "effect": "require_approval",
			},
		},
	}
}

in_scored(channel, list) := findings if {
	findings := instruction_override.findings with input as {"channel": channel, "signals": {"scored": true, "phrases": list}}
}

test_a_score_decides_on_what_honest_texts_say_too if {
	every concept in ["set-aside-given", "set-aside-everything", "set-aside-ethics", "bypass-safety"] {
		in_scored("prompt", [phrase(concept)]) == set()
	}
	every concept in [
		"set-aside-instructions", "set-aside-own-rules", "set-aside-above", "skip-confirmation", "new-instructions",
		"obey-only", "pretend-approved", "conceal",
	] {
		count(in_scored("prompt", [phrase(concept)])) == 1
	}
	in_scored("tool-output", [phrase("announce-instructions")]) == set()
}

test_a_score_decides_on_what_is_quoted if {
	quoted := object.union(phrase("set-aside-instructions"), {"quoted": true})
	count(found("prompt", [quoted])) == 1
	in_scored("prompt", [quoted]) == set()
	in_scored("tool-output", [quoted]) == set()
}

test_a_person_decides_on_what_a_value_in_data_says if {
	value := object.union(phrase("set-aside-instructions"), {"quoted": true, "in_data": true})
	in_scored("prompt", [value]) == set()
	{[finding.variant, finding.message] | some finding in in_scored("tool-output", [value])} == {
		["in-data", "a value in data asks to set aside earlier instructions or rules"],
	}
	{object.get(finding, "variant", "") | some finding in found("tool-output", [value])} == {""}
}
