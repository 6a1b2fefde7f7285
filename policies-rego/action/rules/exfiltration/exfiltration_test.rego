package action.rules.exfiltration_test

import data.action.rules.exfiltration
import data.lib.action_reading as reading

findings(operations) := found if {
	found := exfiltration.findings with input as reading.line(operations)
}

of(action) := found if {
	found := exfiltration.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

secret := {"verb": "get", "shows_credentials": true, "targets": [{"kind": "secrets"}]}

filter := {"verb": "cat", "tool": "shell", "reads_from": [0]}

test_a_credential_sent_away_is_denied if {
	findings([secret, filter, {"verb": "send", "tool": "curl", "reads_from": [1], "sends_to": ["evil.example"]}]) == {{
		"at": "/command", "range": {"start": 20, "end": 29}, "variant": "credential",
		"message": "`send` by `curl` sends a credential to `evil.example`",
	}}
	count(findings([object.union(secret, {"sends_to": ["a"]})])) == 1
	messages([{"verb": "upload", "tool": "scp", "files": ["~/.kube/config"], "sends_to": ["a", "b", "c", "d"]}]) == {
		"`upload` by `scp` sends a credential to `a`, `b`, `c`",
	}
}

test_a_credential_that_is_told_others_is_denied if {
	findings([{"verb": "send", "tool": "post", "holds_credentials": true}]) == {{
		"at": "/command", "range": {"start": 0, "end": 9}, "variant": "credential",
		"message": "`send` by `post` holds a credential",
	}}
	messages([{"verb": "add", "targets": [{"kind": "issues"}], "holds_credentials": true}]) == {"`add` of issues holds a credential"}
	messages([{"verb": "create", "tool": "curl", "sends_to": ["x"], "holds_credentials": true}]) == {"`create` by `curl` holds a credential"}
	messages([{"verb": "create", "targets": [{"kind": "secrets"}], "holds_credentials": true}]) == set()
	messages([{"verb": "send", "tool": "post", "holds_credentials": false}]) == set()
}

test_other_data_need_approval if {
	logs := {"verb": "logs", "targets": [{"kind": "pods"}]}
	findings([logs, {"verb": "send", "tool": "curl", "reads_from": [0], "sends_to": ["x"]}]) == {{
		"at": "/command", "range": {"start": 10, "end": 19}, "message": "`send` by `curl` sends what was read to `x`",
	}}
	count(findings([{"verb": "send", "tool": "curl", "files": ["a.txt"], "sends_to": ["x"]}])) == 1
}

test_what_stays_or_was_not_read_passes if {
	findings([secret, filter]) == set()
	findings([secret, {"verb": "send", "tool": "curl", "sends_to": ["x"]}]) == set()
	findings([{"verb": "echo", "tool": "shell"}, {"verb": "send", "tool": "curl", "reads_from": [0], "sends_to": ["x"]}]) == set()
}

test_says_all_about_itself if {
	exfiltration.about.title == "Credential sent away"
	object.remove(exfiltration.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {
		"id": "ACT-EXFILTRATION", "severity": "medium", "effect": "require_approval",
		"variants": {"credential": {"title": "Credential sent away", "severity": "critical", "effect": "deny", "retryable": false}},
	}
	exfiltration.about.custom.remedy == "Keep what was read where it is, or ask for approval to send it"
}
