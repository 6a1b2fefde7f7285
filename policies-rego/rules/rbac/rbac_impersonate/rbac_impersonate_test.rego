package rules.rbac_impersonate_test

import data.rules.rbac_impersonate

judged(documents) := found if found := rbac_impersonate.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["users", "groups"], "verbs": ["impersonate"]}]}]) == {{"at": "/rules/0", "message": "the role may `impersonate` `groups`, `users`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["users"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_impersonate.about.title == "Role that acts as others"
	object.remove(rbac_impersonate.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-IMPERSONATE", "domain": "rbac", "scope": "object", "severity": "critical", "remedy": "Take the verb impersonate out of the role", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.8"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
