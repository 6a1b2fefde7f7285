package rules.cluster_rbac_test

import data.rules.cluster_rbac

judged(documents) := found if found := cluster_rbac.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"enableRBAC": false}}}]) == {{"at": "/data/properties/enableRBAC", "message": "RBAC is off", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {}}}]) == {{"at": "/data/properties", "message": "RBAC is off", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"legacyAbac": {"enabled": true}}}]) == {{"at": "/data/legacyAbac/enabled", "message": "legacy authorization is on", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"legacyAbac": {"enabled": "yes"}}}]) == {{"at": "/data/legacyAbac/enabled", "message": "legacy authorization is on", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"enableRBAC": true}}}]) == set()
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"legacyAbac": {"enabled": false}}}]) == set()
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"legacyAbac": {}}}]) == set()
}

test_says_all_about_itself if {
	cluster_rbac.about.title == "Managed cluster without RBAC"
	object.remove(cluster_rbac.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-RBAC", "domain": "cloud", "scope": "object", "severity": "critical", "remedy": "Create the cluster with RBAC; on GKE, disable legacy authorization", "controls": [{"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "management.azure.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "aks"}, {"group": "container.googleapis.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "gke"}]}
}
