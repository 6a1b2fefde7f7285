package rules.aks_network_plugin_test

import data.rules.aks_network_plugin

judged(documents) := found if found := aks_network_plugin.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"networkProfile": {"networkPlugin": "kubenet"}}}}]) == {{"at": "/data/properties/networkProfile", "message": "the network of the cluster supports no network policies", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {}}}]) == {{"at": "/data/properties", "message": "the network of the cluster supports no network policies", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"networkProfile": {"networkPolicy": "none"}}}}]) == {{"at": "/data/properties/networkProfile/networkPolicy", "message": "the network of the cluster supports no network policies", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"networkProfile": {"networkPlugin": "azure", "networkPolicy": "cilium"}}}}]) == set()
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"networkProfile": {"networkPlugin": "azure"}}}}]) == set()
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"networkProfile": {"networkPlugin": "kubenet", "networkPolicy": "calico"}}}}]) == set()
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"networkProfile": {"networkPlugin": "none", "networkPolicy": "azure"}}}}]) == set()
}

test_says_all_about_itself if {
	aks_network_plugin.about.title == "AKS without network policies"
	object.remove(aks_network_plugin.about.custom, ["examples", "parameters"]) == {"id": "AKS-NETWORK-POLICY", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Set networkProfile.networkPolicy to azure, calico or cilium", "controls": [], "kinds": [{"group": "management.azure.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "aks"}]}
}
