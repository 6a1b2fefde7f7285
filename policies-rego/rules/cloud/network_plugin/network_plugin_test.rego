package rules.network_plugin_test

import data.rules.network_plugin

judged(documents) := found if found := network_plugin.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "CNIInfo", "metadata": {"name": "node"}, "data": {"CNINames": ["Flannel"]}}]) == {{"at": "/data/CNINames", "message": "no network plug-in of the node enforces network policies", "resource": 0, "subject": "CNIInfo/node"}}
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "CNIInfo", "metadata": {"name": "n"}, "data": {"CNINames": []}}]) == {{"at": "/data/CNINames", "message": "no network plug-in of the node enforces network policies", "resource": 0, "subject": "CNIInfo/n"}}
}

test_what_passes if {
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "CNIInfo", "metadata": {"name": "node"}, "data": {"CNINames": ["Calico"]}}]) == set()
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "CNIInfo", "metadata": {"name": "n"}, "data": {"CNINames": ["aws", "cilium"]}}]) == set()
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "CNIInfo", "metadata": {"name": "n"}, "data": {}}]) == set()
}

test_says_all_about_itself if {
	network_plugin.about.title == "Network plug-in without network policies"
	object.remove(network_plugin.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-NETWORK-PLUGIN", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Install a network plug-in that enforces NetworkPolicy, as Calico or Cilium", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.3.1"}], "kinds": [{"group": "hostdata.kubescape.cloud", "kind": "CNIInfo"}]}
}
