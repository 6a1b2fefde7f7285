package rules.rbac_cluster_admin_test

import data.rules.rbac_cluster_admin

judged(documents) := found if found := rbac_cluster_admin.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "deployers"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `cluster-admin`", "resource": 0, "subject": "ClusterRoleBinding/deployers"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "cluster-admin"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "Group", "name": "system:masters"}, {"kind": "User", "name": "jane"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `cluster-admin`", "resource": 0, "subject": "ClusterRoleBinding/cluster-admin"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "kubeadm:cluster-admins"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `cluster-admin`", "resource": 0, "subject": "ClusterRoleBinding/kubeadm:cluster-admins"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "system:x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `cluster-admin`", "resource": 0, "subject": "ClusterRoleBinding/system:x"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "x", "namespace": "shop"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "ServiceAccount", "name": "w", "namespace": "shop"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `cluster-admin`", "resource": 0, "subject": "RoleBinding/x"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "deployers"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "cluster-admin"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "Group", "name": "system:masters"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "kubeadm:cluster-admins"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "Group", "name": "kubeadm:cluster-admins"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == set()
}

test_says_all_about_itself if {
	rbac_cluster_admin.about.title == "Bound to cluster-admin"
	object.remove(rbac_cluster_admin.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-CLUSTER-ADMIN", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Bind to a role with the rights that are needed", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.1"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
