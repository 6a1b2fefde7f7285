package rules.eks_logging_test

import data.rules.eks_logging

judged(documents) := found if found := eks_logging.findings with input as {"documents": [{"document": document} | some document in documents]}

asked(documents) := found if found := eks_logging.findings with input as {"documents": documents}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"Logging": {"ClusterLogging": [{"Enabled": true, "Types": ["api", "audit"]}]}}}}]) == {{"at": "/data/Cluster/Logging/ClusterLogging", "message": "the control plane does not log `authenticator`, `controllerManager`, `scheduler`", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {}}}]) == {{"at": "/data/Cluster", "message": "the control plane does not log `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"Logging": {"ClusterLogging": [{"Enabled": false, "Types": ["api"]}, {"Enabled": true, "Types": ["audit", "api"]}]}}}}]) == {{"at": "/data/Cluster/Logging/ClusterLogging", "message": "the control plane does not log `authenticator`, `controllerManager`, `scheduler`", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"Logging": {"ClusterLogging": [{"Enabled": true, "Types": ["api", "audit", "authenticator", "controllerManager", "scheduler"]}]}}}}]) == set()
	asked([{"document": {"cluster": {"logging": {"clusterLogging": [{"enabled": true, "types": ["api", "audit", "authenticator", "controllerManager", "scheduler"]}]}}}, "input_kind": "cloud-describe", "type": "eks", "address": "c"}]) == set()
}

test_says_all_about_itself if {
	eks_logging.about.title == "EKS control plane without logs"
	object.remove(eks_logging.about.custom, ["examples", "parameters"]) == {"id": "EKS-CONTROL-PLANE-LOGGING", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Enable all five types of logs of the control plane", "controls": [{"framework": "HIPAA", "id": "164.312(b)"}, {"framework": "HIPAA", "id": "164.308(a)(1)(ii)(D)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}]}
}
