package rules.rbac_bind_privileged_test

import data.rules.rbac_bind_privileged

judged(documents) := found if found := rbac_bind_privileged.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["rolebindings"], "verbs": ["create"]}, {"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["bind"]}]}]) == {{"at": "/rules/1", "message": "the role may bind roles, and create bindings", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["*"], "verbs": ["create", "bind"]}]}]) == {{"at": "/rules/0", "message": "the role may bind roles, and create bindings", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["rolebindings"], "verbs": ["create"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["bind"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_bind_privileged.about.title == "Role that binds any role"
	object.remove(rbac_bind_privileged.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-BIND-PRIVILEGED-ROLE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take the verb bind out of the role, or name the roles that may be bound in resourceNames", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
