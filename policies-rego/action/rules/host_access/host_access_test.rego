package action.rules.host_access_test

import data.action.rules.host_access
import data.lib.action_reading as reading

findings(operations) := found if {
	found := host_access.findings with input as reading.line(operations)
}

of(action) := found if {
	found := host_access.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

pod(spec) := {"verb": "create", "resource": "pods", "environment": "dev", "arguments": {"spec": spec}}

test_what_gives_a_pod_its_host if {
	every spec in [
		{"hostPID": true}, {"hostIPC": "true"}, {"hostNetwork": true}, {"privileged": true}, {"hostPath": {"path": "/"}},
		{"hostPath": {"path": "/var/run/docker.sock"}}, {"capabilities": {"add": "SYS_ADMIN"}},
	] {
		{finding.variant | some finding in of(pod(spec))} == {"elsewhere"}
		{finding.variant | some finding in of(object.union(pod(spec), {"environment": "production"}))} == {"production"}
		of(object.union(pod(spec), {"verb": "get"})) == set()
	}
	of(pod({"hostPID": true})) == {{"at": "/arguments/spec/hostPID", "message": "`spec.hostpid` gives the pod its host", "variant": "elsewhere"}}
}

test_other_pods_pass if {
	every spec in [
		{"hostPID": false}, {"privileged": "no"}, {"hostPath": {"path": "/srv/data"}}, {"path": "/"},
		{"capabilities": {"drop": "ALL"}}, {"capabilities": {"add": "NET_BIND_SERVICE"}},
	] {
		of(pod(spec)) == set()
	}
}

test_says_all_about_itself if {
	host_access.about.title == "Pod that owns its host"
	object.remove(host_access.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {
		"id": "ACT-HOST-ACCESS", "severity": "high", "effect": "require_approval",
		"variants": {"production": {"severity": "critical", "effect": "deny"}},
	}
	host_access.about.custom.remedy == "Leave out the host's namespaces, privileged and host paths, or apply a reviewed configuration"
}
