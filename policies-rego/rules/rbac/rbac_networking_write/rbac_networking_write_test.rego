package rules.rbac_networking_write_test

import data.rules.rbac_networking_write

judged(documents) := found if found := rbac_networking_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["services"], "verbs": ["update"]}]}]) == {{"at": "/rules/0", "message": "the role may `update` `services`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["networking.k8s.io"], "resources": ["networkpolicies"], "verbs": ["delete"]}]}]) == {{"at": "/rules/0", "message": "the role may `delete` `networkpolicies`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["impersonate"]}]}]) == {{"at": "/rules/0", "message": "the role may `impersonate` `endpoints`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["services"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_networking_write.about.title == "Role that changes the network"
	object.remove(rbac_networking_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-NETWORKING-WRITE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take the verbs that write out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
