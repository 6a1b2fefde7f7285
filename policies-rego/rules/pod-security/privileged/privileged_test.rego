package rules.privileged_test

import data.rules.privileged

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in privileged.findings with input as given(manifests)}

container(value) := pod({"containers": [{"name": "app", "securityContext": {"privileged": value}}]})

test_privileged_containers_are_found if {
	places([container(true)]) == {"/spec/containers/0/securityContext/privileged"}
	places([pod({"initContainers": [{"securityContext": {"privileged": true}}]})]) == {
		"/spec/initContainers/0/securityContext/privileged",
	}
	places([pod({"ephemeralContainers": [{"securityContext": {"privileged": "yes"}}]})]) == {
		"/spec/ephemeralContainers/0/securityContext/privileged",
	}
}

test_other_containers_pass if {
	places([pod({"containers": [{"name": "app"}]})]) == set()
	every value in [false, null, "false", {}, 1] {
		places([container(value)]) == set()
	}
}

test_the_fix_is_a_patch if {
	some finding in privileged.findings with input as given([container(true)])
	finding.patch == [{"op": "add", "path": "/spec/containers/0/securityContext/privileged", "value": false}]
	finding.subject == "Pod/web"
	finding.message == "container `app` runs privileged"
}

test_odd_types_pass_here if {
	places([pod({"containers": "app"}), pod({"containers": [3, {"securityContext": "privileged"}]}), pod([])]) == set()
}

test_says_all_about_itself if {
	privileged.about.title == "Privileged container"
	object.remove(privileged.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-PRIVILEGED",
		"domain": "pod-security",
		"scope": "object",
		"severity": "critical",
		"remedy": "Set securityContext.privileged to false, and add the single capability that is needed",
		"controls": [
			{"framework": "CIS-Kubernetes-1.12", "id": "5.2.2"},
			{"framework": "PSS", "id": "baseline"},
			{"framework": "HIPAA", "id": "164.312(a)(1)"},
		],
	}
}

findings_of(manifest) := found if {
	found := privileged.findings with input as given([manifest])
}

test_messages_and_places if {
	findings_of(container(true)) == {{
		"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/privileged",
		"message": "container `app` runs privileged",
		"patch": [{"op": "add", "path": "/spec/containers/0/securityContext/privileged", "value": false}],
	}}
}
