package prompt.rules.prompt_extraction_test

import data.prompt.rules.prompt_extraction

found(concept, facts) := findings if {
	phrase := object.union({"concept": concept, "at": "/normalized/text", "layer": ""}, facts)
	findings := prompt_extraction.findings with input as {"signals": {"phrases": [phrase]}}
}

test_extraction_is_found if {
	every concept in ["ask-instructions", "ask-above"] {
		found(concept, {}) == {{
			"at": "/normalized/text",
			"message": "the text asks for the assistant's own instructions",
		}}
	}
}

test_what_a_wrapping_hid_is_found if {
	found("ask-above", {"at": "/signals/decoded/1/text", "layer": "rot13"}) == {{
		"at": "/signals/decoded/1/text",
		"message": "the text asks for the assistant's own instructions, hidden under rot13",
	}}
}

test_talk_about_files_passes if found("ask-above", {"about_artifact": true}) == set()

test_other_phrases_are_for_other_rules if found("become", {}) == set()

test_odd_types_pass_here if {
	every odd in [null, [], {"signals": {"phrases": ["your system prompt"]}}] {
		prompt_extraction.findings == set() with input as odd
	}
}

test_says_all_about_itself if {
	prompt_extraction.about.title == "Attempt to read the system prompt"
	object.remove(prompt_extraction.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "tool_result"],
		"id": "PROMPT-EXTRACTION", "severity": "medium", "effect": "deny",
		"remedy": "Ask what the assistant can do instead; the catalogue of rules is public",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM07"}],
	}
}
