package rules.rbac_wildcard_both_test

import data.rules.rbac_wildcard_both

judged(documents) := found if found := rbac_wildcard_both.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role allows every verb on every resource", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["*"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_wildcard_both.about.title == "Role that may do everything"
	object.remove(rbac_wildcard_both.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-WILDCARD-ALL", "domain": "rbac", "scope": "object", "severity": "critical", "remedy": "List the verbs and resources that are needed", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.3"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
