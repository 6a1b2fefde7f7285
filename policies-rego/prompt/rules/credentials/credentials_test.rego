package prompt.rules.credentials_test

import data.prompt.rules.credentials

held(signals) := {finding.message | some finding in credentials.findings with input as {"signals": {"credentials": signals}}}

test_credentials_are_found if {
	held([{"kind": "aws-access-key", "at": 4}]) == {"the text holds a credential of kind `aws-access-key`"}
	count(held([{"kind": 3, "at": 4}, "odd"])) == 1
}

test_texts_without_pass if {
	held([]) == set()
	held(null) == set()
}

test_users_accept_kinds if {
	held([{"kind": "jwt", "at": 4}]) == set() with data.parameters.prompt.accepted_credentials as ["jwt"]
}
