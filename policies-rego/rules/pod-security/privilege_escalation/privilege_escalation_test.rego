package rules.privilege_escalation_test

import data.rules.privilege_escalation

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

test_windows_has_no_such_setting if places([pod({"os": {"name": "windows"}, "containers": [{}]})]) == set()

test_the_fix_is_a_patch_unless_it_changes_nothing if {
	some fixed in privilege_escalation.findings with input as given([container(true)])
	fixed.patch == [{"op": "add", "path": "/spec/containers/0/securityContext/allowPrivilegeEscalation", "value": false}]
	fixed.message == "container `app` allows privilege escalation"
	privileged := pod({"containers": [{"name": "app", "securityContext": {"privileged": true}}]})
	some unfixed in privilege_escalation.findings with input as given([privileged])
	not unfixed.patch
	unfixed.message == "container `app` does not set allowPrivilegeEscalation to false"
}

part(value) := {"apiVersion": "example.org/v1", "kind": "App", "spec": {"driver": {"securityContext": value}}}

test_a_part_of_a_container_is_found_for_what_it_asks_only if {
	places([part({"capabilities": {}})]) == set()
	places([part({"allowPrivilegeEscalation": true})]) == {"/spec/driver/securityContext/allowPrivilegeEscalation"}
}

test_odd_types_are_found_too if {
	count(places([pod({"containers": [{"securityContext": "none"}]})])) == 1
	places([pod({"containers": {"app": {}}})]) == set()
}

test_says_all_about_itself if {
	privilege_escalation.about.title == "Privilege escalation allowed"
	object.remove(privilege_escalation.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-PRIVILEGE-ESCALATION",
		"domain": "pod-security",
		"scope": "object",
		"severity": "medium",
		"remedy": "Set securityContext.allowPrivilegeEscalation to false on every container",
		"controls": [
			{"framework": "CIS-Kubernetes-1.12", "id": "5.2.6"},
			{"framework": "PSS", "id": "restricted"},
			{"framework": "HIPAA", "id": "164.312(a)(1)"},
		],
		"variants": {"asked": {"severity": "high"}},
	}
}

findings_of(manifest) := found if {
	found := privilege_escalation.findings with input as given([manifest])
}

# The parent of a step is no pod, whatever it says of an operating system.
step(context) := {"apiVersion": "tekton.dev/v1", "kind": "Task", "metadata": {"name": "build"}, "spec": {
	"os": {"name": "windows"},
	"steps": [{"name": "make", "image": "make:1", "securityContext": context}],
}}

test_messages_and_places if {
	findings_of(container(null)) == {{
		"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext", "variant": "kept",
		"message": "container `app` does not set allowPrivilegeEscalation to false",
		"patch": [{"op": "add", "path": "/spec/containers/0/securityContext/allowPrivilegeEscalation", "value": false}],
	}}
	findings_of(container("on")) == {{
		"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/allowPrivilegeEscalation",
		"variant": "asked", "message": "container `app` allows privilege escalation",
		"patch": [{"op": "add", "path": "/spec/containers/0/securityContext/allowPrivilegeEscalation", "value": false}],
	}}
}

test_what_is_asked_is_found_whatever_the_operating_system if {
	{finding.variant | some finding in findings_of(step({"allowPrivilegeEscalation": true}))} == {"asked"}
	findings_of(step({})) == set()
}

test_the_api_server_refuses_it_beside_sys_admin if {
	every capability in ["SYS_ADMIN", "CAP_SYS_ADMIN", "all"] {
		some found in findings_of(pod_with({"capabilities": {"add": ["CHOWN", capability]}}))
		not found.patch
	}
	some found in findings_of(pod_with({"capabilities": {"add": ["CHOWN"]}}))
	found.patch[0].value == false
}

pod_with(context) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "securityContext": context}]}}
