package rules.rbac_excessive_delete_test

import data.rules.rbac_excessive_delete

judged(documents) := found if found := rbac_excessive_delete.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["delete"]}]}]) == {{"at": "/rules/0", "message": "the role may `delete` `pods`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `deployments`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["events"], "verbs": ["delete"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_excessive_delete.about.title == "Role that deletes what runs"
	object.remove(rbac_excessive_delete.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-EXCESSIVE-DELETE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take the verbs that delete out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
