package rules.seccomp_test

import data.rules.seccomp

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

test_says_all_about_itself if {
	seccomp.about.title == "No seccomp profile"
	object.remove(seccomp.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-SECCOMP",
		"domain": "pod-security",
		"scope": "object",
		"severity": "medium",
		"remedy": "Set securityContext.seccompProfile.type to RuntimeDefault for the pod",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.2"}, {"framework": "PSS", "id": "restricted"}],
		"variants": {
			"unconfined": {
				"title": "Seccomp switched off",
				"severity": "high",
				"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.6.2"}, {"framework": "PSS", "id": "baseline"}],
			},
		},
	}
}

findings_of(manifest) := found if {
	found := seccomp.findings with input as given([manifest])
}

part(value) := {"apiVersion": "example.org/v1", "kind": "App", "metadata": {"name": "app"}, "spec": {"driver": {"securityContext": value}}}

# The parent of a step is no pod, whatever it says of an operating system.
step(context) := {"apiVersion": "tekton.dev/v1", "kind": "Task", "metadata": {"name": "build"}, "spec": {
	"os": {"name": "windows"},
	"steps": [{"name": "make", "image": "make:1", "securityContext": context}],
}}

test_messages_and_places if {
	findings_of(both({}, {})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext", "message": "container `app` has no seccomp profile, nor has its pod", "variant": "missing", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/seccompProfile", "value": {"type": "RuntimeDefault"}}]}}
	findings_of(both({}, profile("Unconfined"))) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/seccompProfile/type", "message": "container `app` has seccomp switched off", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/seccompProfile", "value": {"type": "RuntimeDefault"}}], "variant": "unconfined"}}
	findings_of(both(profile("Unconfined"), {})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/securityContext/seccompProfile/type", "message": "the pod has seccomp switched off", "patch": [{"op": "add", "path": "/spec/securityContext/seccompProfile", "value": {"type": "RuntimeDefault"}}], "variant": "unconfined"}}
}

test_a_part_of_a_container_is_found_for_what_it_asks_only if {
	findings_of(part({"privileged": false})) == set()
	{finding.at | some finding in findings_of(part(object.union({"privileged": false}, profile("Unconfined"))))} == {
		"/spec/driver/securityContext/seccompProfile/type",
	}
}

test_what_is_switched_off_is_found_whatever_the_operating_system if {
	{finding.variant | some finding in findings_of(step(profile("Unconfined")))} == {"unconfined"}
}
