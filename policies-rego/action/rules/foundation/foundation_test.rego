package action.rules.foundation_test

import data.action.rules.foundation
import data.lib.action_reading as reading

findings(operations) := found if {
	found := foundation.findings with input as reading.line(operations)
}

of(action) := found if {
	found := foundation.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_all_of_what_carries_others_is_denied if {
	every kind in [
		"nodes", "machines", "persistentvolumes", "customresourcedefinitions", "storageclasses", "apiservices", "clusters",
		"machinepools", "cloudaccounts", "clusterroles", "clusterrolebindings", "priorityclasses", "csidrivers",
	] {
		findings([{"verb": "delete", "all": true, "targets": [{"kind": kind}]}]) == {{
			"at": "/command", "range": {"start": 0, "end": 9}, "variant": "all",
			"message": concat("", ["`delete` of ", kind, " takes all of them, and what stands on them"]),
		}}
		findings([{"verb": "delete", "targets": [{"kind": kind, "name": "a"}]}]) == set()
	}
	findings([{"verb": "delete", "all": true, "targets": [{"kind": "pods"}]}]) == set()
}

test_control_planes if {
	pool := {"kind": "machinepools", "name": "control-plane"}
	messages([{"verb": "delete", "targets": [pool]}]) == {"`delete` of machinepools `control-plane` removes a control plane"}
	findings([{"verb": "update", "targets": [pool]}]) == {{"at": "/command", "range": {"start": 0, "end": 9}, "message": "`update` of machinepools `control-plane` changes a control plane"}}
	findings([{"verb": "get", "targets": [pool]}]) == set()
	findings([{"verb": "update", "targets": [{"kind": "machinepools", "name": "workers"}]}]) == set()
	count(of({"verb": "update", "resource": "machinepools", "name": "a", "arguments": {"isControlPlane": true}})) == 1
	of({"verb": "update", "resource": "machinepools", "name": "a", "arguments": {"isControlPlane": false}}) == set()
}

test_finalizers_taken_off if {
	every value in [null, "", "[]"] {
		of({"verb": "patch", "resource": "volumes", "arguments": {"metadata": {"finalizers": value}}}) == {{
			"at": "/arguments/metadata/finalizers",
			"message": "takes the finalizers off, which guard what still has to be done",
		}}
	}
	of({"verb": "patch", "resource": "volumes", "arguments": {"metadata": {"finalizers": "a/b"}}}) == set()
}

test_what_the_cluster_stands_on if {
	every verb in ["drain", "debug", "reboot", "shutdown"] {
		count(findings([{"verb": verb, "targets": [{"kind": "nodes", "name": "a"}]}])) == 1
	}
	findings([{"verb": "cordon", "targets": [{"kind": "nodes", "name": "a"}]}]) == set()
	every subresource in ["finalize", "approval"] {
		count(findings([{"verb": "update", "targets": [{"kind": "x", "subresource": subresource}]}])) == 1
	}
	count(findings([{"verb": "approve", "targets": [{"kind": "certificatesigningrequests"}]}])) == 1
	count(findings([{"verb": "approve", "targets": [{"kind": "clusters", "subresource": "repave/approve"}]}])) == 1
	findings([{"verb": "approve", "targets": [{"kind": "clusters"}]}]) == set()
}

test_says_all_about_itself if {
	foundation.about.title == "Ground that others stand on"
	object.remove(foundation.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {
		"id": "ACT-FOUNDATION", "severity": "high", "effect": "require_approval",
		"variants": {"all": {"title": "Destruction of the ground that others stand on", "severity": "critical", "effect": "deny", "retryable": false}},
	}
	foundation.about.custom.remedy == "Name the one that is meant, and ask those who run the cluster"
}
