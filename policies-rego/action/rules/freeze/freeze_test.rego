package action.rules.freeze_test

import data.action.rules.freeze
import data.lib.action_reading as reading

findings(operations) := found if {
	found := freeze.findings with input as reading.line(operations)
}

of(action) := found if {
	found := freeze.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

always := ["2000-01-01T00:00:00Z/2200-01-01T00:00:00Z"]

change := {"verb": "patch", "environment": "production", "targets": [{"kind": "deployments", "name": "a"}]}

test_changes_of_production_wait if {
	found := findings([change]) with data.parameters.action.freezes as always
	found == {{
		"at": "/command", "range": {"start": 0, "end": 9}, "wouldAllow": "the same after 2200-01-01T00:00:00Z",
		"message": "`patch` of deployments `a` changes production, which is frozen until 2200-01-01T00:00:00Z",
	}}
}

test_the_rest_goes_on if {
	findings([change]) == set()
	every window in ["2000-01-01T00:00:00Z/2000-01-02T00:00:00Z", "2190-01-01T00:00:00Z/2200-01-01T00:00:00Z"] {
		findings([change]) == set() with data.parameters.action.freezes as [window]
	}
	every more in [{"verb": "get"}, {"environment": "dev"}, {"dry_run": true}] {
		findings([object.union(change, more)]) == set() with data.parameters.action.freezes as always
	}
}

test_a_freeze_has_its_first_moment_and_not_its_last if {
	from := findings([change]) with data.parameters.action.freezes as ["1970-01-01T00:00:10Z/1970-01-01T00:00:20Z"] with time.now_ns as 10000000000
	count(from) == 1
	to := findings([change]) with data.parameters.action.freezes as ["1970-01-01T00:00:10Z/1970-01-01T00:00:20Z"] with time.now_ns as 20000000000
	to == set()
}

test_says_all_about_itself if {
	freeze.about.title == "Change while changes are frozen"
	object.remove(freeze.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-FREEZE", "severity": "high", "effect": "deny", "retryable": true}
	freeze.about.custom.remedy == "Wait until the freeze is over"
}
