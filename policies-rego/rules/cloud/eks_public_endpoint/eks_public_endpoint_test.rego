package rules.eks_public_endpoint_test

import data.rules.eks_public_endpoint

judged(documents) := found if found := eks_public_endpoint.findings with input as {"documents": [{"document": document} | some document in documents]}

asked(documents) := found if found := eks_public_endpoint.findings with input as {"documents": documents}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig/EndpointPublicAccess", "message": "the public endpoint of the API server is on", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"ResourcesVpcConfig": {}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig", "message": "the public endpoint of the API server is on", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "cloud.example/v1", "kind": "CloudObject", "resource": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true}}}}]) == {{"at": "/resource/Cluster/ResourcesVpcConfig/EndpointPublicAccess", "message": "the public endpoint of the API server is on", "resource": 0, "subject": "CloudObject/(unnamed)"}}
	asked([{"document": {"cluster": {"resourcesVpcConfig": {"endpointPublicAccess": true}}}, "input_kind": "cloud-describe", "type": "eks", "address": "c"}]) == {{"at": "/cluster/resourcesVpcConfig/endpointPublicAccess", "message": "the public endpoint of the API server is on", "resource": 0, "subject": "eks/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": false}}}}]) == set()
	judged([{"apiVersion": "cloud.example/v1", "kind": "CloudObject", "resource": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": false}}}}]) == set()
	asked([{"document": {"cluster": {"resourcesVpcConfig": {"endpointPublicAccess": false}}}, "input_kind": "cloud-describe", "type": "eks", "address": "c"}]) == set()
	asked([{"document": {"cluster": {}}, "input_kind": "cloud-describe", "type": "aks", "address": "c"}]) == set()
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {}}}]) == set()
}

test_says_all_about_itself if {
	eks_public_endpoint.about.title == "EKS API server on the internet"
	object.remove(eks_public_endpoint.about.custom, ["examples", "parameters"]) == {"id": "EKS-PUBLIC-ENDPOINT", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Set endpointPublicAccess to false, and reach the cluster from its network", "controls": [{"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}]}
}
