package rules.run_as_root_test

import data.rules.run_as_root

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

test_says_all_about_itself if {
	run_as_root.about.title == "Container may run as root"
	object.remove(run_as_root.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-RUN-AS-ROOT",
		"domain": "pod-security",
		"scope": "object",
		"severity": "medium",
		"remedy": "Set runAsNonRoot to true and runAsUser to a number above 0, for the pod or the container",
		"controls": [
			{"framework": "CIS-Kubernetes-1.12", "id": "5.2.7"},
			{"framework": "PSS", "id": "restricted"},
			{"framework": "HIPAA", "id": "164.312(a)(1)"},
		],
		"variants": {"asked": {"title": "Container runs as root", "severity": "high"}},
	}
}

findings_of(manifest) := found if {
	found := run_as_root.findings with input as given([manifest])
}

part(value) := {"apiVersion": "example.org/v1", "kind": "App", "metadata": {"name": "app"}, "spec": {"driver": {"securityContext": value}}}

test_messages_and_places if {
	findings_of(both({}, {})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext", "message": "container `app` may run as root: neither runAsNonRoot nor a runAsUser above 0 holds for it", "patch": [{"op": "add", "path": "/spec/containers/0/securityContext/runAsNonRoot", "value": true}]}}
	every user in [0, "0"] {
		findings_of(both({}, {"runAsUser": user})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/runAsUser", "message": "container `app` runs as user 0", "variant": "asked"}}
	}
}

test_users_are_counted_from_1 if {
	findings_of(both({}, {"runAsUser": 1})) == set()
	count(findings_of(both({}, {"runAsUser": -1}))) == 1
}

test_a_part_of_a_container_is_found_for_what_it_asks_only if {
	findings_of(part({"privileged": false})) == set()
	{finding.at | some finding in findings_of(part({"privileged": false, "runAsUser": 0}))} == {"/spec/driver/securityContext/runAsUser"}
}
