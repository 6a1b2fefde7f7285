package configuration.rules.privilege_escalation_test

import data.configuration.rules.privilege_escalation

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in privilege_escalation.findings with input as given(manifests)}

container(value) := pod({"containers": [{"name": "app", "securityContext": {"allowPrivilegeEscalation": value}}]})

variants(manifests) := {finding.variant | some finding in privilege_escalation.findings with input as given(manifests)}

test_escalation_is_found if {
	places([container(true)]) == {"/spec/containers/0/securityContext/allowPrivilegeEscalation"}
	variants([container(true)]) == {"asked"}
	variants([container("yes")]) == {"asked"}
}

test_silence_is_found if {
	places([pod({"containers": [{"name": "app"}]})]) == {"/spec/containers/0"}
	variants([pod({"containers": [{"name": "app"}]})]) == {"kept"}
	variants([container(null)]) == {"kept"}
	variants([container("false")]) == {"kept"}
}

test_false_passes if places([container(false)]) == set()

test_windows_has_no_such_setting if places([pod({"os": {"name": "Windows"}, "containers": [{}]})]) == set()

test_odd_types_are_found_too if {
	count(places([pod({"containers": [{"securityContext": "none"}]})])) == 1
	places([pod({"containers": {"app": {}}})]) == set()
}
