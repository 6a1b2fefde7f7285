package configuration.rules.run_as_root_test

import data.configuration.rules.run_as_root

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in run_as_root.findings with input as given(manifests)}

both(of_pod, of_container) := pod({"securityContext": of_pod, "containers": [{"name": "app", "securityContext": of_container}]})

test_nothing_said_is_found if {
	places([pod({"containers": [{"name": "app"}]})]) == {"/spec/containers/0"}
	places([both({}, {})]) == {"/spec/containers/0/securityContext"}
}

test_the_opposite_said_is_found_where_it_is_said if {
	places([both({"runAsNonRoot": true}, {"runAsNonRoot": false})]) == {"/spec/containers/0/securityContext/runAsNonRoot"}
	places([both({"runAsNonRoot": false}, {})]) == {"/spec/securityContext/runAsNonRoot"}
}

test_user_0_is_found if {
	places([both({}, {"runAsUser": 0, "runAsNonRoot": true})]) == {"/spec/containers/0/securityContext/runAsUser"}
	places([both({"runAsUser": 0}, {})]) == {"/spec/securityContext/runAsUser"}
	some finding in run_as_root.findings with input as given([both({"runAsUser": 0}, {})])
	finding.variant == "asked"
}

test_other_users_pass if {
	places([both({"runAsNonRoot": true}, {})]) == set()
	places([both({}, {"runAsUser": 1000})]) == set()
	places([both({"runAsUser": 0}, {"runAsUser": 1000})]) == set()
	places([both({"runAsUser": 1000, "runAsNonRoot": false}, {})]) == set()
}

test_windows_has_no_numbers if {
	places([pod({"os": {"name": "windows"}, "containers": [{}]})]) == {"/spec/containers/0"}
	places([pod({"os": {"name": "windows"}, "securityContext": {"runAsNonRoot": true}, "containers": [{}]})]) == set()
}

test_odd_types_do_not_pass_for_settings if {
	count(places([both({"runAsNonRoot": "true"}, {})])) == 1
	count(places([both({}, {"runAsUser": "1000"})])) == 1
	count(places([both("root", [])])) == 1
	places([pod({"containers": 3}), pod(null)]) == set()
}
