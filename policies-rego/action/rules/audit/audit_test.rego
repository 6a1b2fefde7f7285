package action.rules.audit_test

import data.action.rules.audit
import data.lib.action_reading as reading

places(action) := {finding.at | some finding in audit.findings with input as reading.structured(action, {})}

test_ending_it_is_found if {
	places({"verb": "disable", "resource": "audit-log"}) == {"/verb"}
	places({"verb": "delete", "resource": "auditsinks", "name": "main"}) == {"/verb"}
	places({"verb": "stop", "resource": "kubeaudits"}) == {"/verb"}
	places({"verb": "delete", "resource": "configmaps", "name": "audit-policy"}) == {"/verb"}
	places({"tool": "disable_audit_logging", "verb": "update", "resource": "clusters"}) == {"/tool"}
}

test_switching_it_off_is_found if {
	every argument in [
		{"audit": {"enabled": false}}, {"auditLogging": "off"}, {"audit-log-path": ""}, {"audit": {"level": "None"}},
		{"auditLogMaxAge": 0}, {"disableAudit": true}, {"audit": {"disabled": "yes"}}, {"auditPolicy": null},
	] {
		count(places({"verb": "update", "resource": "clusters", "arguments": argument})) == 1
	}
}

test_other_settings_of_it_pass if {
	every argument in [{"audit": {"enabled": true}}, {"auditLogMaxAge": 30}, {"disableAudit": false}, {"skipAudit": "no"}, {"enabled": false}] {
		places({"verb": "update", "resource": "clusters", "arguments": argument}) == set()
	}
}

test_reading_it_passes if {
	places({"verb": "list", "resource": "audits"}) == set()
	places({"verb": "get", "resource": "clusters", "arguments": {"audit": false}}) == set()
}

test_things_called_so_pass if {
	places({"verb": "delete", "resource": "pods", "name": "audit-worker-1"}) == set()
	places({"verb": 1, "resource": null, "tool": []}) == set()
}

findings_of(action) := found if {
	found := audit.findings with input as reading.structured(action, {})
}

test_every_verb_that_ends_it if {
	every verb in ["disable", "stop", "pause", "suspend", "mute", "detach", "reset", "revoke", "delete"] {
		findings_of({"verb": verb, "resource": "audit-log", "name": "main"}) == {{
			"at": "/verb",
			"message": concat("", ["`", verb, "` of auditlog `main` ends the audit"]),
		}}
	}
}

test_every_holder_of_its_configuration if {
	every name in ["audit-policy", "audit.log", "my-audit-webhook", "audit_config", "AuditSink", "audittrail-eu"] {
		places({"verb": "delete", "resource": "configmaps", "name": name}) == {"/verb"}
	}
}

test_every_tool_name_that_ends_it if {
	every verb in ["disable", "stop", "delete", "remove", "turn_off", "purge"] {
		every object in ["audit", "auditing", "audit_log", "audit_logs", "audit_logging", "audit_policy", "audit_webhook", "audit_sink"] {
			tool := concat("_", [verb, object])
			found := {"at": "/tool", "message": "the tool ends the audit"}
			found in findings_of({"tool": tool, "verb": "update", "resource": "clusters"})
		}
	}
	places({"verb": "stop audit", "resource": "clusters"}) == {"/verb"}
	places({"verb": "update", "resource": "stop-audit"}) == {"/resource"}
	places({"verb": "update", "resource": "clusters", "name": "stop-audit"}) == set()
}

test_every_word_for_off if {
	every value in [false, "False", "off", " no ", "none", "disabled", "disable", 0, "0", "", null, "null"] {
		findings_of({"verb": "update", "resource": "clusters", "arguments": {"Audit": {"mode": value}}}) == {{
			"at": "/arguments/Audit/mode",
			"message": "`audit.mode` switches the audit off",
		}}
	}
	every value in [true, "on", 1, "yes", [], {"a": 1}, "-"] {
		places({"verb": "update", "resource": "clusters", "arguments": {"audit": value}}) == set()
	}
}

test_every_word_for_yes if {
	every key in ["disableAudit", "skip-audit"] {
		every value in [true, "TRUE", " yes", "on", 1, "1"] {
			places({"verb": "update", "resource": "clusters", "arguments": {key: value}}) == {concat("/", ["/arguments", key])}
		}
		every value in [false, "no", 0, "", null, 2] {
			places({"verb": "update", "resource": "clusters", "arguments": {key: value}}) == set()
		}
	}
}

test_says_all_about_itself if {
	audit.about.title == "Audit switched off"
	object.remove(audit.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-AUDIT", "severity": "critical", "effect": "deny", "retryable": false,
		"remedy": "Leave the audit log on; change what it records in a reviewed configuration",
		"controls": [
			{"framework": "CIS-Kubernetes-1.12", "id": "1.2.16"},
			{"framework": "HIPAA", "id": "164.312(b)"},
		],
	}
}
