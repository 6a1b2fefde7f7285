package rules.rbac_default_account_test

import data.rules.rbac_default_account

judged(documents) := found if found := rbac_default_account.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"kind": "ServiceAccount", "name": "default", "namespace": "shop"}]}]) == {{"at": "/subjects/0", "message": "the binding is for the service account `default`", "resource": 0, "subject": "ClusterRoleBinding/deployers"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "User", "name": "jane"}, {"kind": "ServiceAccount", "name": "default", "namespace": "shop"}]}]) == {{"at": "/subjects/1", "message": "the binding is for the service account `default`", "resource": 0, "subject": "ClusterRoleBinding/x"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "Group", "name": "default"}]}]) == set()
}

test_says_all_about_itself if {
	rbac_default_account.about.title == "Bound to the default service account"
	object.remove(rbac_default_account.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-DEFAULT-SERVICE-ACCOUNT", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Make a service account for the workload, and bind that", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.5"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
