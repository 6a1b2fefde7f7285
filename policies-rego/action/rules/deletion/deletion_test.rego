package action.rules.deletion_test

import data.action.rules.deletion
import data.lib.action_reading as reading

variants(action) := {finding.variant | some finding in deletion.findings with input as reading.structured(action, {})}

test_a_deletion_is_found_everywhere if {
	variants({"verb": "delete", "resource": "pods", "environment": "staging"}) == {"elsewhere"}
	variants({"verb": "Remove", "resource": "pods", "environment": "prod"}) == {"production"}
	variants({"verb": "delete-collection", "resource": "pods"}) == {"production"}
}

test_other_verbs_pass if {
	variants({"verb": "get", "resource": "pods"}) == set()
	variants({"verb": "apply", "resource": "pods"}) == set()
	variants({"verb": ["delete"], "resource": "pods"}) == set()
}

test_the_message_names_verb_and_target if {
	found := deletion.findings with input as reading.structured({"verb": "Purge", "resource": "volumes", "name": "data-1"}, {})
	found == {{"at": "/verb", "message": "`purge` removes volumes `data-1`", "variant": "production"}}
}

test_says_all_about_itself if {
	deletion.about.title == "Deletion"
	object.remove(deletion.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-DELETE", "severity": "medium", "effect": "require_approval", "approvers": ["resource-owner"],
		"remedy": "Ask for approval, naming what is deleted and why",
		"controls": [{"framework": "HIPAA", "id": "164.308(a)(7)(ii)(A)"}],
		"variants": {"production": {
			"title": "Deletion in production", "severity": "high", "approvers": ["production-owner"],
		}},
	}
}
