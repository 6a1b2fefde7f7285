package rules.rbac_system_masters_test

import data.rules.rbac_system_masters

judged(documents) := found if found := rbac_system_masters.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "system:masters"}]}]) == {{"at": "/subjects/0", "message": "the binding is for `system:masters`", "resource": 0, "subject": "ClusterRoleBinding/deployers"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "User", "name": "jane"}, {"kind": "Group", "name": "system:masters"}]}]) == {{"at": "/subjects/1", "message": "the binding is for `system:masters`", "resource": 0, "subject": "ClusterRoleBinding/x"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "deployers"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "cluster-admin"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "Group", "name": "system:masters"}]}]) == set()
}

test_says_all_about_itself if {
	rbac_system_masters.about.title == "Bound to system:masters"
	object.remove(rbac_system_masters.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-SYSTEM-MASTERS", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Bind to another group, and use system:masters in an emergency alone", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.7"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
