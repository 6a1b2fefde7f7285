package rules.unreadable_test

import data.rules.unreadable

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in unreadable.findings with input as given(manifests)}

test_what_is_no_pod_is_found if {
	places([pod("x")]) == {"/spec"}
	places([{"kind": "Deployment"}, "text"]) == {""}
}

test_whole_manifests_pass if places([pod({"containers": []}), {"kind": "Namespace"}, null]) == set()

test_no_documents_are_found if count(unreadable.findings) == 1 with input as {}

test_says_all_about_itself if {
	unreadable.about.title == "Manifest that cannot be read"
	object.remove(unreadable.about.custom, ["examples", "parameters"]) == {
		"always": true,
		"id": "K8S-UNREADABLE",
		"domain": "input",
		"scope": "object",
		"severity": "medium",
		"effect": "deny",
		"remedy": "Correct the manifest; kubectl apply --dry-run=server names the same place",
		"controls": [],
	}
}

test_findings_are_those_of_the_library if {
	unreadable.findings == {{
		"resource": 1, "at": "/spec", "subject": "Pod/web", "message": "`spec` is of type string, not an object",
	}} with input as given([null, object.union(pod("x"), {"apiVersion": "v1"})])
}
