package rules.rbac_coredns_write_test

import data.rules.rbac_coredns_write

judged(documents) := found if found := rbac_coredns_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "kube-system"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]}]}]) == {{"at": "/rules/0", "message": "the role may `update` `configmaps`", "resource": 0, "subject": "Role/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["patch"], "resourceNames": ["coredns"]}]}]) == {{"at": "/rules/0", "message": "the role may `patch` `configmaps`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "default"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"], "resourceNames": ["other"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "kube-system"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_coredns_write.about.title == "Role that changes the names of the cluster"
	object.remove(rbac_coredns_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-COREDNS-WRITE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take the verbs that write ConfigMaps of kube-system out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
