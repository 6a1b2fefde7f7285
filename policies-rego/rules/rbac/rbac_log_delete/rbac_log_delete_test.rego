package rules.rbac_log_delete_test

import data.rules.rbac_log_delete

judged(documents) := found if found := rbac_log_delete.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["delete"]}]}]) == {{"at": "/rules/0", "message": "the role may `delete` `pods/log`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `pods/log`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["delete"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_log_delete.about.title == "Role that deletes logs of pods"
	object.remove(rbac_log_delete.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-POD-LOG-DELETE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take the verbs that delete out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
