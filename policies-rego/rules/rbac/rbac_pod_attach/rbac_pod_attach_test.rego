package rules.rbac_pod_attach_test

import data.rules.rbac_pod_attach

judged(documents) := found if found := rbac_pod_attach.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/attach"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `pods/attach`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/attach"], "verbs": ["list"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_pod_attach.about.title == "Role that attaches to pods"
	object.remove(rbac_pod_attach.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-POD-ATTACH", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take pods/attach out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
