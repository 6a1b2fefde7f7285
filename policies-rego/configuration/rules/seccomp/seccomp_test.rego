package configuration.rules.seccomp_test

import data.configuration.rules.seccomp

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in seccomp.findings with input as given(manifests)}

both(of_pod, of_container) := pod({"securityContext": of_pod, "containers": [{"name": "app", "securityContext": of_container}]})

profile(type) := {"seccompProfile": {"type": type}}

variants(manifests) := {finding.variant | some finding in seccomp.findings with input as given(manifests)}

test_no_profile_is_found if {
	places([pod({"containers": [{"name": "app"}]})]) == {"/spec/containers/0"}
	variants([both({}, {})]) == {"missing"}
	variants([both({}, profile("Other"))]) == {"missing"}
}

test_unconfined_is_found if {
	places([both({}, profile("Unconfined"))]) == {"/spec/containers/0/securityContext/seccompProfile/type"}
	places([both(profile("Unconfined"), profile("RuntimeDefault"))]) == {"/spec/securityContext/seccompProfile/type"}
	variants([both(profile("Unconfined"), {})]) == {"unconfined"}
}

test_profiles_pass if {
	places([both(profile("RuntimeDefault"), {})]) == set()
	places([both({}, profile("Localhost"))]) == set()
	places([pod({"os": {"name": "windows"}, "containers": [{}]})]) == set()
}

test_a_pod_for_windows_that_has_settings_of_linux_is_not_believed if {
	places([pod({"os": {"name": "windows"}, "containers": [{}], "securityContext": profile("Unconfined")})]) == {
		"/spec/securityContext/seccompProfile/type",
	}
}

test_odd_types_are_found_too if {
	variants([both({"seccompProfile": "RuntimeDefault"}, {})]) == {"missing"}
	variants([both(3, {"seccompProfile": {"type": ["RuntimeDefault"]}})]) == {"missing"}
}
