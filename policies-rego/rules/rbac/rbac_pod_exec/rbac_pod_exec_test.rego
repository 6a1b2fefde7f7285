package rules.rbac_pod_exec_test

import data.rules.rbac_pod_exec

judged(documents) := found if found := rbac_pod_exec.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `pods/exec`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/attach"], "verbs": ["get"]}]}]) == {{"at": "/rules/0", "message": "the role may `get` `pods/attach`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/*"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `pods/*`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `*`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["*"], "resources": ["*/exec"], "verbs": ["get"]}]}]) == {{"at": "/rules/0", "message": "the role may `get` `*/exec`", "resource": 0, "subject": "ClusterRole/r"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"resources": ["pods/exec"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `pods/exec`", "resource": 0, "subject": "ClusterRole/r"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["list"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["apps"], "resources": ["*"], "verbs": ["*"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_pod_exec.about.title == "Role that runs commands in pods"
	object.remove(rbac_pod_exec.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-POD-EXEC", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take pods/exec and pods/attach out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
