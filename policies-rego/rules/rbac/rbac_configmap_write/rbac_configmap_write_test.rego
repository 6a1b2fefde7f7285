package rules.rbac_configmap_write_test

import data.rules.rbac_configmap_write

judged(documents) := found if found := rbac_configmap_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]}]}]) == {{"at": "/rules/0", "message": "the role may `update` `configmaps`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["impersonate"]}]}]) == {{"at": "/rules/0", "message": "the role may `impersonate` `configmaps`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_configmap_write.about.title == "Role that changes ConfigMaps"
	object.remove(rbac_configmap_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-CONFIGMAP-WRITE", "domain": "rbac", "scope": "object", "severity": "low", "remedy": "Take the verbs that write out of the role, or name the ConfigMaps in resourceNames", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
