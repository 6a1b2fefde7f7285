package rules.capabilities_test

import data.rules.capabilities

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

test_says_all_about_itself if {
	capabilities.about.title == "Capabilities not dropped"
	object.remove(capabilities.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-CAPABILITIES",
		"domain": "pod-security",
		"scope": "object",
		"severity": "medium",
		"remedy": "Set securityContext.capabilities to drop: [\"ALL\"], and add nothing but NET_BIND_SERVICE",
		"controls": [
			{"framework": "CIS-Kubernetes-1.12", "id": "5.2.8"},
			{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"},
			{"framework": "PSS", "id": "restricted"},
		],
		"variants": {
			"added": {"title": "Capability added"},
			"powerful": {
				"title": "Powerful capability added",
				"severity": "high",
				"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.9"}, {"framework": "PSS", "id": "baseline"}],
			},
		},
	}
}

findings_of(manifest) := found if {
	found := capabilities.findings with input as given([manifest])
}

part(value) := {"apiVersion": "example.org/v1", "kind": "App", "metadata": {"name": "app"}, "spec": {"driver": {"securityContext": value}}}

# The parent of a step is no pod, whatever it says of an operating system.
step(context) := {"apiVersion": "tekton.dev/v1", "kind": "Task", "metadata": {"name": "build"}, "spec": {
	"os": {"name": "windows"},
	"steps": [{"name": "make", "image": "make:1", "securityContext": context}],
}}

test_messages_and_places if {
	findings_of(container({"drop": ["ALL"], "add": ["KILL", "SYS_TIME", 3]})) == {
		{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/capabilities/add/0", "message": "container `app` adds capability KILL", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/capabilities/add/0"}], "variant": "added"},
		{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/capabilities/add/1", "message": "container `app` adds capability SYS_TIME", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/capabilities/add/1"}], "variant": "powerful"},
		{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/securityContext/capabilities/add/2", "message": "container `app` adds capability of type number", "patch": [{"op": "remove", "path": "/spec/containers/0/securityContext/capabilities/add/2"}], "variant": "powerful"},
	}
	findings_of(pod({"initContainers": [{}]})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/initContainers/0", "message": "init container `0` does not drop ALL capabilities", "patch": [{"op": "add", "path": "/spec/initContainers/0/securityContext", "value": {"capabilities": {"drop": ["ALL"]}}}], "variant": "kept"}}
}

test_every_ordinary_capability if {
	every name in [
		"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
		"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
	] {
		variants([container({"drop": ["ALL"], "add": [name]})]) == {"added"} with data.parameters.configuration.allowed_capabilities as []
	}
}

test_lists_are_lists if {
	variants([container({"drop": {"a": "ALL"}})]) == {"kept"}
	variants([container({"drop": ["ALL"], "add": {"a": "SYS_ADMIN"}})]) == set()
}

test_a_part_of_a_container_is_found_for_what_it_asks_only if {
	findings_of(part({"capabilities": {}})) == set()
	findings_of(part({"capabilities": {"add": ["SYS_ADMIN"]}})) == {{"resource": 0, "subject": "App/app", "at": "/spec/driver/securityContext/capabilities/add/0", "message": "`driver` adds capability SYS_ADMIN", "patch": [{"op": "remove", "path": "/spec/driver/securityContext/capabilities/add/0"}], "variant": "powerful"}}
}

test_what_is_added_is_found_whatever_the_operating_system if {
	{finding.at | some finding in findings_of(step({"capabilities": {"add": ["SYS_ADMIN"]}}))} == {
		"/spec/steps/0/securityContext/capabilities/add/0",
	}
	variants([pod({"os": {"name": "windows"}, "containers": [{"securityContext": {"capabilities": {"add": ["KILL"]}}}]})]) == {"kept", "added"}
}
