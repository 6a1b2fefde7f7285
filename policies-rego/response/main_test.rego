package response_test

import data.response

leak := {
	"normalized": {"text": "the token is"},
	"signals": {
		"hidden": [],
		"decoded": [],
		"credentials": [{"kind": "github-token", "at": 13}],
		"personal_data": [],
		"phrases": [{"concept": "set-aside-instructions", "at": "/normalized/text", "offset": 0, "length": 3}],
		"left": [],
	},
}

test_a_credential_is_not_passed_on if {
	response.decision.effect == "deny" with input as leak
	{found.rule | some found in response.decision.findings} == {"PROMPT-CREDENTIALS"} with input as leak
}

test_the_rules_that_judge_responses if {
	{entry.rule | some entry in response.catalogue} == {
		"PROMPT-CREDENTIALS", "PROMPT-HIDDEN-TEXT", "PROMPT-LEFT-WRAPPED", "PROMPT-PERSONAL-DATA", "PROMPT-UNREADABLE",
	}
}

test_what_cannot_be_read_is_denied if response.decision.effect == "deny" with input as {}
