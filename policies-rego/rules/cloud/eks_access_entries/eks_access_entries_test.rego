package rules.eks_access_entries_test

import data.rules.eks_access_entries

judged(documents) := found if found := eks_access_entries.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"AccessConfig": {"AuthenticationMode": "CONFIG_MAP"}}}}]) == {{"at": "/data/Cluster/AccessConfig/AuthenticationMode", "message": "access entries are off", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {}}}]) == {{"at": "/data/Cluster", "message": "access entries are off", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"AccessConfig": {"AuthenticationMode": "API"}}}}]) == set()
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"AccessConfig": {"AuthenticationMode": "API_AND_CONFIG_MAP"}}}}]) == set()
}

test_says_all_about_itself if {
	eks_access_entries.about.title == "EKS access by a ConfigMap alone"
	object.remove(eks_access_entries.about.custom, ["examples", "parameters"]) == {"id": "EKS-ACCESS-ENTRIES", "domain": "cloud", "scope": "object", "severity": "low", "remedy": "Set accessConfig.authenticationMode to API or API_AND_CONFIG_MAP", "controls": [], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}]}
}
