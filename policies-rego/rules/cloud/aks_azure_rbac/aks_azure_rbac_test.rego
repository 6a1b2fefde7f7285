package rules.aks_azure_rbac_test

import data.rules.aks_azure_rbac

judged(documents) := found if found := aks_azure_rbac.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"aadProfile": {"enableAzureRBAC": false}}}}]) == {{"at": "/data/properties/aadProfile/enableAzureRBAC", "message": "Azure RBAC is off", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"aadProfile": {}}}}]) == {{"at": "/data/properties/aadProfile", "message": "Azure RBAC is off", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"aadProfile": null}}}]) == {{"at": "/data/properties", "message": "Azure RBAC is off", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"properties": {"aadProfile": {"enableAzureRBAC": true}}}}]) == set()
}

test_says_all_about_itself if {
	aks_azure_rbac.about.title == "AKS without Azure RBAC"
	object.remove(aks_azure_rbac.about.custom, ["examples", "parameters"]) == {"id": "AKS-AZURE-RBAC", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Enable Azure RBAC: aadProfile.enableAzureRBAC", "controls": [{"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "management.azure.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "aks"}]}
}
