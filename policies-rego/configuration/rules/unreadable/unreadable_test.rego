package configuration.rules.unreadable_test

import data.configuration.rules.unreadable

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in unreadable.findings with input as given(manifests)}

test_what_is_no_pod_is_found if {
	places([pod("x")]) == {"/spec"}
	places([{"kind": "Deployment"}, "text"]) == {""}
}

test_whole_manifests_pass if places([pod({"containers": []}), {"kind": "Namespace"}, null]) == set()

test_no_documents_are_found if count(unreadable.findings) == 1 with input as {}
