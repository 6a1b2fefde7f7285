package rules.rbac_escalate_test

import data.rules.rbac_escalate

judged(documents) := found if found := rbac_escalate.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["escalate"]}]}]) == {{"at": "/rules/0", "message": "the role may `escalate`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["impersonate"]}]}]) == {{"at": "/rules/0", "message": "the role may `impersonate`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"], "verbs": ["get", "create"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_escalate.about.title == "Role that may grant what it does not have"
	object.remove(rbac_escalate.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-ESCALATE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take bind, escalate, impersonate and * out of the verbs", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.8"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
