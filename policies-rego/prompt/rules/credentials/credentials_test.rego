package prompt.rules.credentials_test

import data.prompt.rules.credentials

held(signals) := {finding.message | some finding in credentials.findings with input as {"signals": {"credentials": signals}}}

test_credentials_are_found if {
	held([{"kind": "aws-access-key", "at": 4}]) == {"the text holds a credential of kind `aws-access-key`"}
	held([{"kind": 3, "at": 4}]) == {"the text holds a credential of kind `unknown`"}
	held(["odd"]) == {"the text holds a credential of kind `unknown`"}
}

test_the_place_and_the_wrapping_are_named if {
	credentials.findings == {
		{"at": "/signals/credentials/0", "message": "the text holds a credential of kind `jwt`"},
		{"at": "/signals/credentials/1", "message": "the text holds a credential of kind `npm-token`, hidden under base64"},
	} with input as {"signals": {"credentials": [{"kind": "jwt", "at": 4, "layer": ""}, {"kind": "npm-token", "at": 0, "layer": "base64"}]}}
}

test_texts_without_pass if {
	held([]) == set()
	held(null) == set()
}

test_users_accept_kinds if {
	held([{"kind": "jwt", "at": 4}]) == set() with data.parameters.prompt.accepted_credentials as ["jwt"]
}

test_says_all_about_itself if {
	credentials.about.title == "Credential in a text"
	object.remove(credentials.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "response", "tool_result"],
		"id": "PROMPT-CREDENTIALS", "severity": "high", "effect": "deny",
		"remedy": "Take the credential out, name where it is kept instead, and replace it if it was sent before",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM02"}, {"framework": "HIPAA", "id": "164.312(d)"}],
	}
}
