package rules.rbac_exec_binding_test

import data.rules.rbac_exec_binding

judged(documents) := found if found := rbac_exec_binding.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "deployers"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `deployer`, which runs commands in pods", "resource": 1, "subject": "ClusterRoleBinding/deployers", "variant": "bound"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "edit"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `edit`, which runs commands in pods", "resource": 0, "subject": "ClusterRoleBinding/x", "variant": "bound"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "x", "namespace": "a"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "admin"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `admin`, which runs commands in pods", "resource": 0, "subject": "RoleBinding/x", "variant": "bound"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["pods/attach"], "verbs": ["get"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == {{"at": "/roleRef/name", "message": "the binding gives `r`, which runs commands in pods", "resource": 1, "subject": "ClusterRoleBinding/x", "variant": "bound"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "deployers"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["list"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "x", "namespace": "a"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "edit"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == set()
}

called(name, subjects) := judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": name}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "edit"}, "subjects": subjects}])

test_a_name_of_kubernetes_own_excuses_its_parts_alone if {
	part := {"kind": "ServiceAccount", "name": "namespace-controller", "namespace": "kube-system"}
	called("system:controller:namespace-controller", [part]) == set()
	called("namespaces", [part]) == {{"at": "/roleRef/name", "message": "the binding gives `edit`, which runs commands in pods", "resource": 0, "subject": "ClusterRoleBinding/namespaces", "variant": "bound"}}
	every name in ["system:x", "gce:x", "kubeadm:x"] {
		called(name, [{"kind": "User", "name": "jane"}, part])[{"at": "/roleRef/name", "message": "the binding gives `edit`, which runs commands in pods", "resource": 0, "subject": concat("/", ["ClusterRoleBinding", name]), "variant": "borrowed-name"}]
	}
}

test_says_all_about_itself if {
	rbac_exec_binding.about.title == "Bound to a role that runs commands in pods"
	object.remove(rbac_exec_binding.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-EXEC-BINDING", "domain": "rbac", "scope": "set", "severity": "high", "remedy": "Bind to a role without pods/exec and pods/attach", "controls": [], "variants": {"bound": {}, "borrowed-name": {"title": "Bound to a role that runs commands in pods under a name of Kubernetes' own"}}, "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}, {"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
