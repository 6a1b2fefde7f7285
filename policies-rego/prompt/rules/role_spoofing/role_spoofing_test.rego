package prompt.rules.role_spoofing_test

import data.prompt.rules.role_spoofing

phrase(concept, facts) := object.union({"concept": concept, "at": "/normalized/text", "layer": ""}, facts)

found(channel, list) := findings if {
	findings := role_spoofing.findings with input as {"channel": channel, "signals": {"phrases": list}}
}

part := {{
	"at": "/normalized/text",
	"variant": "persona",
	"message": "the text gives the assistant a part in which its rules do not hold",
}}

test_marks_of_other_speakers_are_found if {
	imitation := {{"at": "/normalized/text", "message": "the text imitates the marks of another speaker"}}
	found("prompt", [phrase("imitate-marks", {})]) == imitation
	found("tool-output", [phrase("imitate-marks", {})]) == imitation
	found("prompt", [phrase("imitate-speaker", {})]) == imitation
}

test_a_first_line_of_a_tool_may_say_system if found("tool-output", [phrase("imitate-speaker", {})]) == set()

test_claims_of_authority_are_found if {
	found("prompt", [phrase("claim-authority", {})]) == {{
		"at": "/normalized/text",
		"message": "the text claims the system's or the operator's authority",
	}}
}

test_parts_without_rules_are_found if {
	every concept in [
		"persona-mode", "persona-unfiltered", "persona-without-rules", "persona-without-ethics", "stay-in-character",
		"become", "pretend-model", "answer-format", "affirm-first",
	] {
		found("prompt", [phrase(concept, {})]) == part
	}
}

test_modes_and_manners_count_where_they_are_meant_for_a_model if {
	every concept in ["operating-mode", "no-refusal"] {
		found("prompt", [phrase(concept, {})]) == set()
		found("prompt", [phrase(concept, {"addressed": true})]) == part
		found("tool-output", [phrase(concept, {})]) == part
	}
}

test_what_is_forbidden_passes if found("prompt", [phrase("persona-mode", {"negated": true})]) == set()

test_what_a_wrapping_hid_is_found if {
	found("prompt", [phrase("become", {"at": "/signals/decoded/0/text", "layer": "leetspeak"})]) == {{
		"at": "/signals/decoded/0/text",
		"variant": "persona",
		"message": "the text gives the assistant a part in which its rules do not hold, hidden under leetspeak",
	}}
}

test_odd_types_pass_here if {
	every odd in [null, "system: x", {"signals": {"phrases": {}}}, {"signals": {"phrases": [null]}}] {
		role_spoofing.findings == set() with input as odd
	}
}

test_says_all_about_itself if {
	role_spoofing.about.title == "Speaking in another role"
	object.remove(role_spoofing.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "tool_result"],
		"id": "PROMPT-ROLE-SPOOFING", "severity": "high", "effect": "deny",
		"remedy": "Write as who you are; what needs more rights needs an approval",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM01"}],
		"variants": {"persona": {"title": "A part in which the rules do not hold", "severity": "medium"}},
	}
}

in_scored(channel, list) := findings if {
	findings := role_spoofing.findings with input as {"channel": channel, "signals": {"scored": true, "phrases": list}}
}

test_a_score_decides_on_parts_that_stories_have_too if {
	every concept in [
		"persona-unfiltered", "persona-without-ethics", "stay-in-character", "become", "pretend-model", "affirm-first",
		"operating-mode", "no-refusal",
	] {
		in_scored("prompt", [phrase(concept, {"addressed": true})]) == set()
	}
	every concept in ["persona-mode", "persona-without-rules", "answer-format"] {
		in_scored("prompt", [phrase(concept, {})]) == part
	}
}

test_a_score_decides_on_claims_in_prompts if {
	in_scored("prompt", [phrase("claim-authority", {})]) == set()
	count(in_scored("tool-output", [phrase("claim-authority", {})])) == 1
}
