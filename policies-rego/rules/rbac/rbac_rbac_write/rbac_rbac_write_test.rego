package rules.rbac_rbac_write_test

import data.rules.rbac_rbac_write

judged(documents) := found if found := rbac_rbac_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["bind"]}]}]) == {{"at": "/rules/0", "message": "the role may `bind` `roles`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["*"], "resources": ["rolebindings"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `rolebindings`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["update"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["bind"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_rbac_write.about.title == "Role that widens roles"
	object.remove(rbac_rbac_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-RBAC-ESCALATE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take bind, escalate, impersonate and * on roles and bindings out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
