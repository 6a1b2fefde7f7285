package rules.eks_private_endpoint_test

import data.rules.eks_private_endpoint

judged(documents) := found if found := eks_private_endpoint.findings with input as {"documents": [{"document": document} | some document in documents]}

asked(documents) := found if found := eks_private_endpoint.findings with input as {"documents": documents}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPrivateAccess": false}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig/EndpointPrivateAccess", "message": "the private endpoint of the API server is off", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {}}}]) == {{"at": "/data/Cluster", "message": "the private endpoint of the API server is off", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPrivateAccess": true}}}}]) == set()
	asked([{"document": {"cluster": {"resourcesVpcConfig": {"endpointPrivateAccess": true}}}, "input_kind": "cloud-describe", "type": "eks", "address": "c"}]) == set()
}

test_says_all_about_itself if {
	eks_private_endpoint.about.title == "EKS nodes reach the API server over the internet"
	object.remove(eks_private_endpoint.about.custom, ["examples", "parameters"]) == {"id": "EKS-PRIVATE-ENDPOINT", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Set endpointPrivateAccess to true", "controls": [{"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}]}
}
