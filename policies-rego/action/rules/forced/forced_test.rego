package action.rules.forced_test

import data.action.rules.forced
import data.lib.action_reading as reading

findings(operations) := found if {
	found := forced.findings with input as reading.line(operations)
}

of(action) := found if {
	found := forced.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

pod := {"kind": "pods", "name": "web-0"}

test_what_is_forced_in_production_is_found if {
	findings([{"verb": "delete", "force": true, "environment": "production", "targets": [pod]}]) == {{
		"at": "/command", "range": {"start": 0, "end": 9}, "message": "`delete` of pods `web-0` is forced, in production",
		"wouldAllow": "the same without force, with approval",
	}}
}

test_every_verb_that_destroys_by_force if {
	every verb in [
		"drain", "rollback", "apply", "upgrade", "patch", "push", "reboot", "restart", "stop", "shutdown", "restore", "reset",
		"sync", "detach", "replace", "evict", "uninstall",
	] {
		count(findings([{"verb": verb, "force": true, "environment": "production", "targets": [pod]}])) == 1
		findings([{"verb": verb, "environment": "production", "targets": [pod]}]) == set()
		findings([{"verb": verb, "force": true, "environment": "dev", "targets": [pod]}]) == set()
	}
}

test_files_and_other_verbs_pass if {
	findings([{"verb": "rm", "force": true, "environment": "production", "targets": [{"kind": "files", "name": "a"}]}]) == set()
	findings([{"verb": "label", "force": true, "environment": "production", "targets": [pod]}]) == set()
	findings([{"verb": "get", "force": true, "environment": "production", "targets": [pod]}]) == set()
	findings([{"verb": "delete", "force": true, "dry_run": true, "environment": "production", "targets": [pod]}]) == set()
}

test_says_all_about_itself if {
	forced.about.title == "Forced destruction in production"
	object.remove(forced.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-FORCED", "severity": "critical", "effect": "deny", "retryable": true}
	forced.about.custom.remedy == "Let it end gracefully, without force, and ask for approval"
}
