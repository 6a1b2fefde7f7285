package action_test

import data.action
import data.action.rules
import data.lib.action_reading as reading

read := {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "production"}

rule_ids(decision) := {finding.rule | some finding in decision.findings}

test_reads_pass if {
	every verb in ["get", "List", " watch ", "describe", "LOGS", "top"] {
		decision := action.decision with input as reading.structured(object.union(read, {"verb": verb}), {})
		decision == {"effect": "allow", "findings": []}
	}
}

test_changes_outside_production_pass if {
	every environment in ["staging", "Dev", "non-production", " test "] {
		decision := action.decision with input as reading.structured(object.union(read, {"verb": "apply", "environment": environment}), {})
		decision == {"effect": "allow", "findings": []}
	}
}

test_the_worst_effect_decides if {
	decision := action.decision with input as reading.structured(object.union(read, {"verb": "delete", "resource": "ns", "name": "kube-system"}), {})
	decision.effect == "deny"
	[finding.rule | some finding in decision.findings] == ["ACT-SYSTEM-NAMESPACE", "ACT-DELETE"]
}

test_findings_carry_their_metadata if {
	decision := action.decision with input as reading.structured(object.union(read, {"verb": "patch"}), {})
	decision.effect == "require_approval"
	some finding in decision.findings
	finding.title == "Change in production"
	finding.approvers == ["production-owner"]
	finding.at == "/environment"
	finding.remedy != ""
}

test_users_choose_approvers if {
	decision := action.decision with input as reading.structured(object.union(read, {"verb": "patch"}), {})
		with data.parameters as {"approvers": {"ACT-PRODUCTION-WRITE": ["lead"]}}
	decision.findings[0].approvers == ["lead"]
}

test_approvers_that_are_no_roles_are_not_taken if {
	every approvers in [[], "lead", [3], null] {
		decision := action.decision with input as reading.structured(object.union(read, {"verb": "patch"}), {})
			with data.parameters as {"approvers": {"ACT-PRODUCTION-WRITE": approvers}}
		decision.findings[0].approvers == ["production-owner"]
	}
}

test_a_parameter_of_another_type_denies if {
	decision := action.decision with input as reading.structured(read, {}) with data.parameters.action as {"max_replicas": "9"}
	decision.effect == "deny"
	rule_ids(decision) == {"PARAMETERS"}
}

test_no_input_denies if {
	every nothing in [null, [], "delete", 3, {}] {
		decision := action.decision with input as nothing
		decision.effect == "deny"
	}
}

test_every_rule_says_all_about_itself if {
	abouts := {name: about | some name; about := rules[name].about}
	count(abouts) == 30
	every about in abouts {
		about.title != ""
		about.description != ""
		about.custom.severity in {"critical", "high", "medium", "low", "info"}
		about.custom.effect in {"require_approval", "deny"}
		is_array(about.custom.controls)
		about.custom.remedy != ""
	}
}

test_every_rule_is_in_the_catalogue_by_its_own_id if count({entry.rule | some entry in action.catalogue}) == 30

test_a_rule_that_says_nothing_of_itself_counts_as_a_severe_one if {
	decision := action.decision with input as reading.structured(read, {}) with data.action.rules.bare as {"findings": [{"message": "m", "at": "/a"}]}
	[[finding.rule, finding.severity, finding.effect, finding.message, finding.at] | some finding in decision.findings] == [["bare", "critical", "deny", "m", "/a"]]
}
