package action.rules.blast_radius_test

import data.action.rules.blast_radius
import data.lib.action_reading as reading

findings(operations) := found if {
	found := blast_radius.findings with input as reading.line(operations)
}

of(action) := found if {
	found := blast_radius.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_every_reach_is_found if {
	messages([{"verb": "label", "all_namespaces": true, "targets": [{"kind": "pods"}]}]) == {"`label` of pods reaches every namespace"}
	messages([{"verb": "scale", "all": true, "targets": [{"kind": "deployments"}]}]) == {"`scale` of deployments reaches everything of its kind"}
	every kind in ["nodes", "machines", "machinepools", "clusters", "namespaces"] {
		messages([{"verb": "label", "selector": "a=b", "targets": [{"kind": kind}]}]) == {
			concat("", ["`label` of ", kind, " reaches every node that a selector picks"]),
		}
	}
}

test_what_is_named_or_read_passes if {
	findings([{"verb": "label", "targets": [{"kind": "pods", "name": "a"}]}]) == set()
	findings([{"verb": "label", "selector": "a=b", "targets": [{"kind": "pods"}]}]) == set()
	findings([{"verb": "get", "all_namespaces": true, "all": true, "targets": [{"kind": "pods"}]}]) == set()
}

test_says_all_about_itself if {
	blast_radius.about.title == "More than named things"
	object.remove(blast_radius.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-BLAST-RADIUS", "severity": "medium", "effect": "require_approval"}
	blast_radius.about.custom.remedy == "Name what is to be changed, one by one"
}
