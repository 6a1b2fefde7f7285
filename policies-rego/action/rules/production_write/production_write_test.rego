package action.rules.production_write_test

import data.action.rules.production_write
import data.lib.action_reading as reading

places(action) := {finding.at | some finding in production_write.findings with input as reading.structured(action, {})}

test_a_change_in_production_is_found if {
	places({"verb": "apply", "resource": "deployments", "environment": "production"}) == {"/environment"}
}

test_an_environment_unsaid_is_production if places({"verb": "Create", "resource": "secrets"}) == {""}

test_an_environment_unknown_is_production if {
	places({"verb": "update", "resource": "secrets", "environment": "blue"}) == {"/environment"}
	places({"verb": "update", "resource": "secrets", "environment": 3}) == {"/environment"}
}

test_other_environments_pass if {
	places({"verb": "apply", "resource": "deployments", "environment": "staging"}) == set()
}

test_reads_pass if places({"verb": "get", "resource": "deployments", "environment": "production"}) == set()

test_the_message_names_verb_and_target if {
	found := production_write.findings with input as reading.structured({"verb": "Scale", "resource": "deployments", "name": "web"}, {})
	found == {{
		"at": "", "message": "`scale` of deployments `web` changes production",
		"wouldAllow": "the same action outside production",
	}}
}

test_says_all_about_itself if {
	production_write.about.title == "Change in production"
	object.remove(production_write.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-PRODUCTION-WRITE", "severity": "medium", "effect": "require_approval", "approvers": ["production-owner"],
		"remedy": "Ask for approval, or try the change in another environment first",
		"controls": [{"framework": "HIPAA", "id": "164.308(a)(4)(ii)(B)"}],
	}
}
