package prompt.rules.personal_data_test

import data.prompt.rules.personal_data

held(signals) := {finding.message | some finding in personal_data.findings with input as {"signals": {"personal_data": signals}}}

test_personal_data_are_found if {
	held([{"kind": "iban", "at": 4}]) == {"the text holds personal data of kind `iban`"}
	held([{"kind": 3, "at": 4}]) == {"the text holds personal data of kind `unknown`"}
	held(["odd"]) == {"the text holds personal data of kind `unknown`"}
}

test_the_place_and_the_wrapping_are_named if {
	personal_data.findings == {
		{"at": "/signals/personal_data/0", "message": "the text holds personal data of kind `us-ssn`"},
		{"at": "/signals/personal_data/1", "message": "the text holds personal data of kind `email-address`, hidden under base64"},
	} with input as {"channel": "prompt", "signals": {"personal_data": [{"kind": "us-ssn", "at": 4, "layer": ""}, {"kind": "email-address", "at": 0, "layer": "base64"}]}}
}

test_how_to_reach_somebody_is_only_told_of_what_a_tool_gave_back if {
	variants("tool-output") == {
		"payment-card": "", "email-address": "contact", "phone-number": "contact", "postal-address": "contact",
	}
	every channel in ["prompt", "response"] {
		variants(channel) == {"payment-card": "", "email-address": "", "phone-number": "", "postal-address": ""}
	}
}

variants(channel) := {kind: variant |
	some kind in ["payment-card", "email-address", "phone-number", "postal-address"]
	some finding in personal_data.findings with input as {"channel": channel, "signals": {"personal_data": [{"kind": kind, "at": 0}]}}
	variant := object.get(finding, "variant", "")
}

test_texts_without_pass if {
	held([]) == set()
	held(null) == set()
}

test_users_accept_kinds if {
	held([{"kind": "iban", "at": 4}]) == set() with data.parameters.prompt.accepted_personal_data as ["iban"]
}

test_says_all_about_itself if {
	personal_data.about.title == "Personal data in a text"
	object.remove(personal_data.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "response", "tool_result"],
		"id": "PROMPT-PERSONAL-DATA", "severity": "medium", "effect": "require_approval",
		"remedy": "Hand on the text with the values masked (`palisade redact`, or `redact` of the library), or name whom it is about by a number of your own",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM02"}, {"framework": "HIPAA", "id": "164.514(b)"}],
		"variants": {"contact": {
			"title": "Address or number of a person in what a tool gave back",
			"severity": "low", "effect": "allow",
		}},
	}
}
