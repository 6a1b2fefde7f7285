package action.rules.kubeconfig_test

import data.action.rules.kubeconfig

places(action) := {finding.at | some finding in kubeconfig.findings with input as action}

test_a_download_is_found_wherever_it_is_named if {
	places({"verb": "get", "resource": "clusters/kubeconfig"}) == {"/resource"}
	places({"tool": "palette_get_kube_config", "verb": "get", "resource": "clusters"}) == {"/tool"}
	places({"verb": "download", "resource": "clusters", "name": "admin.kubeconfig"}) == {"/name"}
	places({"verb": "get", "resource": "clusters", "arguments": {"path": "/v1/spectroclusters/1/assets/kubeconfig"}}) == {
		"/arguments/path",
	}
	places({"verb": "get", "resource": "clusters", "arguments": {"include_kubeconfig": true}}) == {
		"/arguments/include_kubeconfig",
	}
}

test_other_reads_pass if {
	places({"verb": "get", "resource": "clusters", "name": "eu-1"}) == set()
	places({"tool": 3, "verb": null, "resource": ["kubeconfig"]}) == set()
}

test_the_kubeconfig_that_kubectl_uses_passes if {
	places({"tool": "kubectl", "verb": "get", "resource": "pods", "arguments": {"kubeconfig": "/home/ana/.kube/config"}}) == set()
}
