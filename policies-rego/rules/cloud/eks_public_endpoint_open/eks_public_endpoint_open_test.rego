package rules.eks_public_endpoint_open_test

import data.rules.eks_public_endpoint_open

judged(documents) := found if found := eks_public_endpoint_open.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true, "EndpointPrivateAccess": true, "PublicAccessCidrs": ["0.0.0.0/0"]}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig/PublicAccessCidrs", "message": "the public endpoint of the API server takes every address", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true, "EndpointPrivateAccess": false, "PublicAccessCidrs": ["10.0.0.0/8"]}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig/EndpointPrivateAccess", "message": "the private endpoint of the API server is off", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true, "EndpointPrivateAccess": true}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig", "message": "the public endpoint of the API server takes every address", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true, "EndpointPrivateAccess": true, "PublicAccessCidrs": []}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig/PublicAccessCidrs", "message": "the public endpoint of the API server takes every address", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true, "EndpointPrivateAccess": true, "PublicAccessCidrs": ["10.0.0.0/8", "::/0"]}}}}]) == {{"at": "/data/Cluster/ResourcesVpcConfig/PublicAccessCidrs", "message": "the public endpoint of the API server takes every address", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": true, "EndpointPrivateAccess": true, "PublicAccessCidrs": ["203.0.113.0/24"]}}}}]) == set()
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"ResourcesVpcConfig": {"EndpointPublicAccess": false, "EndpointPrivateAccess": true}}}}]) == set()
}

test_says_all_about_itself if {
	eks_public_endpoint_open.about.title == "EKS API server open to every address"
	object.remove(eks_public_endpoint_open.about.custom, ["examples", "parameters"]) == {"id": "EKS-PUBLIC-ENDPOINT-OPEN", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Set endpointPrivateAccess to true, and publicAccessCidrs to the addresses that need it", "controls": [{"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}]}
}
