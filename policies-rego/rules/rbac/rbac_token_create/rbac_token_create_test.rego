package rules.rbac_token_create_test

import data.rules.rbac_token_create

judged(documents) := found if found := rbac_token_create.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `serviceaccounts/token`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["serviceaccounts/*"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `serviceaccounts/*`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["serviceaccounts"], "verbs": ["create"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_token_create.about.title == "Role that makes tokens of service accounts"
	object.remove(rbac_token_create.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-TOKEN-CREATE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take serviceaccounts/token out of the role", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.13"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
