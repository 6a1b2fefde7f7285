package action.rules.known_late_test

import data.action.rules.known_late

found(operation) := findings if {
	plain := {
		"at": "/command", "range": {"start": 0, "end": 9}, "tool": "kubectl", "verb": "patch", "said": "patch",
		"targets": [{"kind": "pods", "name": "a"}],
	}
	findings := known_late.findings with input as {"operations": [object.union(plain, operation)]}
}

test_a_change_by_variables_is_found if {
	found({"dynamic": ["namespace", "value"]}) == {{
		"at": "/command", "range": {"start": 0, "end": 9},
		"message": "`patch` of pods `a` is known only when it runs: its namespace, values",
	}}
}

test_every_decisive_field_is_found if {
	every field in ["kind", "name", "namespace", "cluster", "selector", "value", "sends_to"] {
		count(found({"dynamic": [field]})) == 1
	}
}

test_a_deletion_is_found if count(found({"verb": "delete", "dynamic": ["name"]})) == 1

test_reads_and_what_is_only_tried_pass if {
	found({"verb": "get", "dynamic": ["name"]}) == set()
	found({"dry_run": true, "dynamic": ["name"]}) == set()
}

test_what_is_plain_passes if {
	found({}) == set()
	found({"dynamic": []}) == set()
	found({"dynamic": ["files"]}) == set()
}

test_files_of_the_working_directory_pass if {
	found({"tool": "shell", "verb": "cp", "dynamic": ["name"], "targets": [{"kind": "files", "name": "a"}]}) == set()
}

test_says_all_about_itself if {
	known_late.about.title == "Change of what only the run makes known"
	object.remove(known_late.about.custom, ["examples"]) == {
		"id": "ACT-KNOWN-LATE", "unseen": true, "severity": "medium", "effect": "require_approval", "approvers": ["resource-owner"],
		"remedy": "Write the names and values out, or set them in the line itself", "controls": [],
	}
}
