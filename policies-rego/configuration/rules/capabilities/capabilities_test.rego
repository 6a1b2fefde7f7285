package configuration.rules.capabilities_test

import data.configuration.rules.capabilities

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in capabilities.findings with input as given(manifests)}

container(value) := pod({"containers": [{"name": "app", "securityContext": {"capabilities": value}}]})

variants(manifests) := {finding.variant | some finding in capabilities.findings with input as given(manifests)}

test_what_is_not_dropped_is_found if {
	places([pod({"containers": [{}]})]) == {"/spec/containers/0"}
	places([container({"drop": ["NET_RAW"]})]) == {"/spec/containers/0/securityContext/capabilities/drop"}
	variants([container({"drop": []})]) == {"kept"}
}

test_what_is_added_is_found if {
	places([container({"drop": ["ALL"], "add": ["NET_BIND_SERVICE", "SYS_ADMIN"]})]) == {
		"/spec/containers/0/securityContext/capabilities/add/1",
	}
	variants([container({"drop": ["ALL"], "add": ["SYS_ADMIN"]})]) == {"powerful"}
	variants([container({"drop": ["ALL"], "add": ["CHOWN"]})]) == {"added"}
	variants([container({"drop": ["ALL"], "add": [3]})]) == {"powerful"}
}

test_the_restricted_profile_passes if {
	places([container({"drop": ["ALL"]})]) == set()
	places([container({"drop": ["all"], "add": ["NET_BIND_SERVICE"]})]) == set()
	places([pod({"os": {"name": "windows"}, "containers": [{}]})]) == set()
}

test_users_allow_others if {
	places([container({"drop": ["ALL"], "add": ["CHOWN"]})]) == set() with data.parameters.configuration.allowed_capabilities as ["CHOWN"]
}

test_odd_types_are_found_too if {
	variants([container({"drop": "ALL"})]) == {"kept"}
	variants([container({"drop": [3], "add": "SYS_ADMIN"})]) == {"kept"}
	variants([container("ALL")]) == {"kept"}
}
