package rules.network_policy_plugin_test

import data.rules.network_policy_plugin

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := network_policy_plugin.findings with input as given([
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "cni", "namespace": "kube-system"}, "data": {"cni-conf.json": "{\"plugins\": [{\"type\": \"flannel\"}]}"}},
	])
	findings == {
		{"at": "/data/cni-conf.json", "message": "the network is `flannel`, which ignores network policies", "resource": 0, "subject": "ConfigMap/cni"},
	}
}

test_the_good_example_passes if {
	findings := network_policy_plugin.findings with input as given([
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "cni", "namespace": "kube-system"}, "data": {"cni-conf.json": "{\"plugins\": [{\"type\": \"calico\"}]}"}},
	])
	findings == set()
}

test_one_that_carries_them_out_is_enough if {
	findings := network_policy_plugin.findings with input as given([
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"cni-conf.json": "{\"plugins\": [{\"type\": \"Flannel\"}, {\"type\": \"calico\"}]}"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"cni-conf.json": "not json"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"cni-conf.json": "{\"plugins\": 3}"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"cni-conf.json": "{\"plugins\": [{\"type\": \"portmap\"}]}"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "b"}, "data": {"other": "{\"plugins\": [{\"type\": \"flannel\"}]}"}},
	])
	findings == set()
}

test_says_all_about_itself if {
	network_policy_plugin.about.title == "Network without policies"
	object.remove(network_policy_plugin.about.custom, ["examples"]) == {"id": "K8S-NETWORK-POLICY-PLUGIN", "domain": "network", "scope": "object", "severity": "medium", "remedy": "Use a plugin that carries out network policies, such as Calico or Cilium, or add one that does", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.3.1"}], "kinds": [{"group": "", "kind": "ConfigMap"}]}
}
