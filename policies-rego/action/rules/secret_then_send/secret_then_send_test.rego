package action.rules.secret_then_send_test

import data.action.rules.secret_then_send
import data.lib.action_reading as reading

secret := {"at": "", "tool": "kubectl", "verb": "get", "targets": [{"kind": "secrets", "name": "db"}]}

event(operation, age) := {"age_seconds": age, "state": "succeeded", "count": 1, "operations": [operation]}

send := {"tool": "curl", "verb": "post", "sends_to": ["hooks.example.org"], "targets": [{"kind": "urls"}]}

found(operation, events) := result if {
	result := {finding.message | some finding in secret_then_send.findings} with input as reading.line([operation])
		with data.session as {"events": events}
		with data.parameters.action as {"secret_minutes": 2}
}

test_nothing_goes_out_after_a_credential if {
	found(send, [event(secret, 119)]) == {"`post` of urls goes out after `get` of secrets `db`"}
	found(send, [event(secret, 120)]) == set()
	found({"verb": "send", "targets": [{"kind": "things"}]}, [event(secret, 0)]) != set()
	found(send, [event({"verb": "logs", "shows_credentials": true, "targets": []}, 0)]) != set()
	found(send, [event({"verb": "get", "files": ["/home/a/.aws/credentials"], "targets": []}, 0)]) != set()
}

test_the_rest_goes_on if {
	found(send, []) == set()
	found(send, [event(object.union(secret, {"verb": "describe"}), 0)]) == set()
	found({"verb": "get"}, [event(secret, 0)]) == set()
	secret_then_send.findings == set() with input as reading.line([send])
}

test_says_all_about_itself if {
	secret_then_send.about.title == "Sent after a credential was read"
	object.remove(secret_then_send.about.custom, ["examples", "controls"]) == {
		"id": "ACT-SECRET-THEN-SEND", "severity": "high", "effect": "require_approval", "approvers": ["security-owner"],
		"remedy": "Ask for approval with what is sent, or send it from where no credential was read",
		"parameters": ["secret_minutes"],
	}
}
