package rules.aks_authorized_ranges_test

import data.rules.aks_authorized_ranges

judged(documents) := found if found := aks_authorized_ranges.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"apiServerAccessProfile": {"authorizedIPRanges": []}}}}]) == {{"at": "/data/properties/apiServerAccessProfile/authorizedIPRanges", "message": "the API server takes every address", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"apiServerAccessProfile": {"authorizedIPRanges": ["0.0.0.0/0"]}}}}]) == {{"at": "/data/properties/apiServerAccessProfile/authorizedIPRanges", "message": "the API server takes every address", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"apiServerAccessProfile": null}}}]) == {{"at": "/data/properties", "message": "the API server takes every address", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"apiServerAccessProfile": {"authorizedIPRanges": ["203.0.113.0/24"]}}}}]) == set()
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"apiServerAccessProfile": {"enablePrivateCluster": true}}}}]) == set()
}

test_says_all_about_itself if {
	aks_authorized_ranges.about.title == "AKS API server open to every address"
	object.remove(aks_authorized_ranges.about.custom, ["examples", "parameters"]) == {"id": "AKS-AUTHORIZED-RANGES", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Set apiServerAccessProfile.authorizedIPRanges, or create a private cluster", "controls": [], "kinds": [{"group": "management.azure.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "aks"}]}
}
