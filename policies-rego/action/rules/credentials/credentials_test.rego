package action.rules.credentials_test

import data.action.rules.credentials
import data.lib.action_reading as reading

findings(operations) := found if {
	found := credentials.findings with input as reading.line(operations)
}

of(action) := found if {
	found := credentials.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_what_shows_one_is_found if {
	findings([{"verb": "get", "shows_credentials": true, "targets": [{"kind": "secrets", "name": "db"}]}]) == {{
		"at": "/command", "range": {"start": 0, "end": 9}, "message": "`get` of secrets `db` shows a credential",
	}}
	findings([{"verb": "get", "targets": [{"kind": "secrets"}]}]) == set()
	findings([{"verb": "get", "shows_credentials": false, "targets": [{"kind": "secrets"}]}]) == set()
}

test_apis_show_values if {
	every resource in ["secrets", "cloudaccounts", "apikeys", "tokens", "accesstokens", "accesskeys", "credentials", "passwords", "privatekeys"] {
		every verb in ["get", "list", "watch", "read", "show", "view", "export", "download", "fetch", "select", "cat"] {
			{finding.at | some finding in of({"verb": verb, "resource": resource})} == {"/verb"}
		}
		of({"verb": "describe", "resource": resource}) == set()
	}
	of({"verb": "get", "resource": "pods"}) == set()
}

test_files_that_hold_one if {
	every file in ["/home/a/.kube/config", ".env", "~/.aws/credentials", "/var/run/secrets/kubernetes.io/serviceaccount/token"] {
		count(findings([{"verb": "cat", "targets": [{"kind": "files"}], "files": [file]}])) == 1
	}
	findings([{"verb": "cat", "targets": [{"kind": "files"}], "files": ["README.md"]}]) == set()
	of({"verb": "exec", "resource": "pods", "arguments": {"command": "cat /etc/shadow"}}) == {{
		"at": "/arguments/command", "message": "names a file that holds credentials",
	}}
	of({"verb": "update", "resource": "pods", "arguments": {"command": "cat /etc/shadow"}}) == set()
}

test_what_makes_one_is_found if {
	every kind in ["apikeys", "tokens", "accesstokens", "accesskeys"] {
		messages([{"verb": "create", "targets": [{"kind": kind}]}]) == {concat("", ["`create` of ", kind, " makes a credential"])}
	}
	messages([{"verb": "create", "targets": [{"kind": "serviceaccounts", "name": "a", "subresource": "token"}]}]) == {
		"`create` of serviceaccounts `a` makes a credential",
	}
	findings([{"verb": "create", "targets": [{"kind": "secrets"}]}]) == set()
}

test_says_all_about_itself if {
	credentials.about.title == "Credential shown or made"
	object.remove(credentials.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-CREDENTIALS", "severity": "high", "effect": "require_approval"}
	credentials.about.custom.remedy == "Ask for approval, or read what has no values, such as names, keys and sizes"
}
