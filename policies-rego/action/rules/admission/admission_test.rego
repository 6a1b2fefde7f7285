package action.rules.admission_test

import data.action.rules.admission
import data.lib.action_reading as reading

findings(operations) := found if {
	found := admission.findings with input as reading.line(operations)
}

of(action) := found if {
	found := admission.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_what_is_deleted_admits_no_more if {
	every kind in [
		"validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies",
		"validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
		"podsecuritypolicies", "constrainttemplates", "clusterpolicies",
	] {
		messages([{"verb": "delete", "targets": [{"kind": kind, "name": "a"}]}]) == {concat("", ["`delete` of ", kind, " `a` switches admission off"])}
		findings([{"verb": "get", "targets": [{"kind": kind, "name": "a"}]}]) == set()
	}
	every group in ["constraints.gatekeeper.sh", "kyverno.io"] {
		count(findings([{"verb": "delete", "targets": [{"kind": "x", "group": group}]}])) == 1
	}
	findings([{"verb": "delete", "targets": [{"kind": "pods", "group": "apps"}]}]) == set()
}

test_every_setting_that_opens if {
	every argument in [
		{"pod-security.kubernetes.io/enforce": "privileged"}, {"pod-security.kubernetes.io/enforce": null},
		{"failurePolicy": "Ignore"}, {"disable-admission-plugins": "PodSecurity"}, {"validationFailureAction": "Audit"},
		{"enforcementAction": "dryrun"}, {"admission": {"enabled": false}},
	] {
		count(of({"verb": "update", "resource": "clusters", "arguments": argument})) == 1
	}
	every argument in [
		{"pod-security.kubernetes.io/enforce": "baseline"}, {"failurePolicy": "Fail"}, {"disable-admission-plugins": ""},
		{"validationFailureAction": "Enforce"}, {"admission": {"enabled": true}}, {"enabled": false},
	] {
		of({"verb": "update", "resource": "clusters", "arguments": argument}) == set()
	}
}

test_webhooks_that_are_taken_out if {
	of({"verb": "patch", "resource": "validatingwebhookconfigurations", "arguments": {"webhooks": null}}) == {{
		"at": "/arguments/webhooks", "message": "`webhooks` switches admission off",
	}}
	of({"verb": "patch", "resource": "pods", "arguments": {"webhooks": null}}) == set()
	of({"verb": "patch", "resource": "validatingwebhookconfigurations", "arguments": {"metadata": {"creationTimestamp": null}}}) == set()
}

test_says_all_about_itself if {
	admission.about.title == "Admission switched off"
	object.remove(admission.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-ADMISSION", "severity": "critical", "effect": "deny", "retryable": false}
	admission.about.custom.remedy == "Change the one rule that stands in the way, in a reviewed configuration"
}
