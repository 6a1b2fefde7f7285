package configuration.rules.host_namespaces_test

import data.configuration.rules.host_namespaces

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
