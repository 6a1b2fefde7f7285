package rules.audit_logs_test

import data.rules.audit_logs

judged(documents) := found if found := audit_logs.findings with input as {"documents": [{"document": document} | some document in documents]}

asked(documents) := found if found := audit_logs.findings with input as {"documents": documents}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"Logging": {"ClusterLogging": [{"Enabled": false, "Types": ["api", "audit"]}]}}}}]) == {{"at": "/data/Cluster/Logging/ClusterLogging", "message": "the control plane does not log `audit`", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {}}}]) == {{"at": "/data/Cluster", "message": "the control plane does not log `audit`", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"Logging": {"ClusterLogging": [{"Enabled": true, "Types": ["api"]}]}}}}]) == {{"at": "/data/Cluster/Logging/ClusterLogging", "message": "the control plane does not log `audit`", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"loggingService": "none"}}]) == {{"at": "/data/loggingService", "message": "the logging service is off", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {}}]) == {{"at": "/data", "message": "the logging service is off", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"loggingService": ""}}]) == {{"at": "/data/loggingService", "message": "the logging service is off", "resource": 0, "subject": "ClusterDescribe/c"}}
	asked([{"document": {"loggingService": "none"}, "input_kind": "cloud-describe", "type": "gke", "address": "c"}]) == {{"at": "/loggingService", "message": "the logging service is off", "resource": 0, "subject": "gke/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"Logging": {"ClusterLogging": [{"Enabled": true, "Types": ["api", "audit"]}]}}}}]) == set()
	asked([{"document": {"cluster": {"logging": {"clusterLogging": [{"enabled": true, "types": ["audit"]}]}}}, "input_kind": "cloud-describe", "type": "eks", "address": "c"}]) == set()
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"loggingService": "logging.googleapis.com/kubernetes"}}]) == set()
}

test_says_all_about_itself if {
	audit_logs.about.title == "Managed cluster without audit logs"
	object.remove(audit_logs.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-AUDIT-LOGS", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Enable the audit log of the control plane: on EKS the type audit, on GKE the logging service", "controls": [{"framework": "HIPAA", "id": "164.312(b)"}, {"framework": "HIPAA", "id": "164.308(a)(1)(ii)(D)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}, {"group": "container.googleapis.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "gke"}]}
}
