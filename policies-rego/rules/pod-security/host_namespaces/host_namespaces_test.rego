package rules.host_namespaces_test

import data.rules.host_namespaces

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in host_namespaces.findings with input as given(manifests)}

test_each_shared_namespace_is_found if {
	places([pod({"hostNetwork": true, "hostPID": true, "hostIPC": "true"})]) == {
		"/spec/hostNetwork", "/spec/hostPID", "/spec/hostIPC",
	}
	places([{"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": {"spec": {"hostPID": true}}}}}}]) == {
		"/spec/jobTemplate/spec/template/spec/hostPID",
	}
}

test_pods_of_their_own_pass if {
	places([pod({"hostNetwork": false, "hostPID": null, "hostIPC": 0}), pod({}), pod("host")]) == set()
}

test_the_variant_says_which if {
	some finding in host_namespaces.findings with input as given([pod({"hostIPC": true})])
	finding.variant == "hostIPC"
	finding.patch == [{"op": "remove", "path": "/spec/hostIPC"}]
}

test_says_all_about_itself if {
	host_namespaces.about.title == "Namespaces of the host"
	object.remove(host_namespaces.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-HOST-NAMESPACES",
		"domain": "pod-security",
		"scope": "object",
		"severity": "high",
		"remedy": "Remove hostNetwork, hostPID and hostIPC; reach the pod through a Service",
		"controls": [{"framework": "PSS", "id": "baseline"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}],
		"variants": {
			"hostPID": {
				"controls": [
					{"framework": "CIS-Kubernetes-1.12", "id": "5.2.3"},
					{"framework": "PSS", "id": "baseline"},
					{"framework": "HIPAA", "id": "164.312(e)(1)"},
				],
			},
			"hostIPC": {
				"controls": [
					{"framework": "CIS-Kubernetes-1.12", "id": "5.2.4"},
					{"framework": "PSS", "id": "baseline"},
					{"framework": "HIPAA", "id": "164.312(e)(1)"},
				],
			},
			"hostNetwork": {
				"controls": [
					{"framework": "CIS-Kubernetes-1.12", "id": "5.2.5"},
					{"framework": "PSS", "id": "baseline"},
					{"framework": "HIPAA", "id": "164.312(e)(1)"},
				],
			},
		},
	}
}

test_messages_and_places if {
	host_namespaces.findings == {
		{
			"resource": 1, "subject": "Pod/web", "at": "/spec/hostNetwork", "variant": "hostNetwork",
			"message": "the pod shares the network namespace of its node",
			"patch": [{"op": "remove", "path": "/spec/hostNetwork"}],
		},
		{
			"resource": 1, "subject": "Pod/web", "at": "/spec/hostPID", "variant": "hostPID",
			"message": "the pod shares the process namespace of its node",
			"patch": [{"op": "remove", "path": "/spec/hostPID"}],
		},
		{
			"resource": 1, "subject": "Pod/web", "at": "/spec/hostIPC", "variant": "hostIPC",
			"message": "the pod shares the IPC namespace of its node",
			"patch": [{"op": "remove", "path": "/spec/hostIPC"}],
		},
	} with input as given([{}, pod({"hostNetwork": true, "hostPID": "yes", "hostIPC": true})])
}
