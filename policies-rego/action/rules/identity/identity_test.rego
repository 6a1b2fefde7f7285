package action.rules.identity_test

import data.action.rules.identity
import data.lib.action_reading as reading

findings(operations) := found if {
	found := identity.findings with input as reading.line(operations)
}

of(action) := found if {
	found := identity.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_who_acts_as_somebody_else_is_found if {
	findings([{"verb": "get", "as": ["admin", "system:masters"], "targets": [{"kind": "pods"}]}]) == {{
		"at": "/command", "range": {"start": 0, "end": 9}, "message": "`get` of pods is done as `admin`, `system:masters`",
	}}
	every verb in ["impersonate", "escalate", "bind"] {
		messages([{"verb": verb, "targets": [{"kind": "users"}]}]) == {concat("", ["`", verb, "` of users takes rights of somebody else"])}
	}
}

test_asking_is_free if {
	every verb in ["check", "explain", "diff"] {
		findings([{"verb": verb, "as": ["a"], "targets": [{"kind": "pods"}]}]) == set()
	}
	findings([{"verb": "get", "as": ["a"], "targets": [{"kind": "selfsubjectaccessreviews"}]}]) == set()
	findings([{"verb": "get", "as": [], "targets": [{"kind": "pods"}]}]) == set()
	findings([{"verb": "get", "targets": [{"kind": "pods"}]}]) == set()
}

test_says_all_about_itself if {
	identity.about.title == "Rights of somebody else"
	object.remove(identity.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-IDENTITY", "severity": "high", "effect": "require_approval"}
	identity.about.custom.remedy == "Act under your own identity, or ask for approval"
}
