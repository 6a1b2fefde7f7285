package action.rules.audit_test

import data.action.rules.audit

places(action) := {finding.at | some finding in audit.findings with input as action}

test_ending_it_is_found if {
	places({"verb": "disable", "resource": "audit-log"}) == {"/verb"}
	places({"verb": "delete", "resource": "auditsinks", "name": "main"}) == {"/verb"}
	places({"verb": "stop", "resource": "kube-audit"}) == {"/verb"}
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
