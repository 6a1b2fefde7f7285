package rules.rbac_node_proxy_test

import data.rules.rbac_node_proxy

judged(documents) := found if found := rbac_node_proxy.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["get"]}]}]) == {{"at": "/rules/0", "message": "the role may `get` `nodes/proxy`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["nodes/*"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `nodes/*`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["nodes"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_node_proxy.about.title == "Role that reaches kubelets past the API server"
	object.remove(rbac_node_proxy.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-NODE-PROXY", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take nodes/proxy out of the role", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.10"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
