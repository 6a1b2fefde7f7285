package rules.aks_private_endpoint_test

import data.rules.aks_private_endpoint

judged(documents) := found if found := aks_private_endpoint.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"apiServerAccessProfile": {"enablePrivateCluster": false}}}}]) == {{"at": "/data/properties/apiServerAccessProfile/enablePrivateCluster", "message": "the cluster is not private", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {}}}]) == {{"at": "/data/properties", "message": "the cluster is not private", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"apiServerAccessProfile": {"enablePrivateCluster": true}}}}]) == set()
}

test_says_all_about_itself if {
	aks_private_endpoint.about.title == "AKS API server on the internet"
	object.remove(aks_private_endpoint.about.custom, ["examples", "parameters"]) == {"id": "AKS-PRIVATE-ENDPOINT", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Create the cluster as a private one: apiServerAccessProfile.enablePrivateCluster", "controls": [], "kinds": [{"group": "management.azure.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "aks"}]}
}
