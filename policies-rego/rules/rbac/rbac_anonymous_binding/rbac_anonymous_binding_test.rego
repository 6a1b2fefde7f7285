package rules.rbac_anonymous_binding_test

import data.rules.rbac_anonymous_binding

judged(documents) := found if found := rbac_anonymous_binding.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "system:unauthenticated"}]}]) == {{"at": "/subjects/0", "message": "the binding is for `system:unauthenticated`", "resource": 0, "subject": "ClusterRoleBinding/deployers"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "User", "name": "jane"}, {"kind": "Group", "name": "system:anonymous"}]}]) == {{"at": "/subjects/1", "message": "the binding is for `system:anonymous`", "resource": 0, "subject": "ClusterRoleBinding/x"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "deployers"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "system:public-info-viewer"}, "subjects": [{"kind": "Group", "name": "system:unauthenticated"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "Group", "name": "system:authenticated"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": {"name": "system:anonymous"}}]) == set()
}

test_says_all_about_itself if {
	rbac_anonymous_binding.about.title == "Bound to the anonymous"
	object.remove(rbac_anonymous_binding.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-ANONYMOUS-BINDING", "domain": "rbac", "scope": "object", "severity": "critical", "remedy": "Bind to people, groups or service accounts that are known", "controls": [{"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
