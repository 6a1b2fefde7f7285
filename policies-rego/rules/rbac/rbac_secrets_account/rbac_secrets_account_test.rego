package rules.rbac_secrets_account_test

import data.rules.rbac_secrets_account

judged(documents) := found if found := rbac_secrets_account.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == {{"at": "/subjects/0", "message": "the service account reads Secrets by the role `deployer`", "resource": 1, "subject": "ClusterRoleBinding/deployers", "variant": "bound"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "edit"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}, {"kind": "User", "name": "jane"}]}]) == {{"at": "/subjects/0", "message": "the service account reads Secrets by the role `edit`", "resource": 0, "subject": "ClusterRoleBinding/x", "variant": "bound"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["watch"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == {{"at": "/subjects/0", "message": "the service account reads Secrets by the role `r`", "resource": 1, "subject": "ClusterRoleBinding/x", "variant": "bound"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "deployer"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "edit"}, "subjects": [{"kind": "User", "name": "jane"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["create"]}]}, {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == set()
}

called(name, subjects) := judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": name}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "edit"}, "subjects": subjects}])

test_a_name_of_kubernetes_own_excuses_its_parts_alone if {
	part := {"kind": "ServiceAccount", "name": "namespace-controller", "namespace": "kube-system"}
	called("system:controller:namespace-controller", [part]) == set()
	called("namespaces", [part]) == {{"at": "/subjects/0", "message": "the service account reads Secrets by the role `edit`", "resource": 0, "subject": "ClusterRoleBinding/namespaces", "variant": "bound"}}
	every name in ["system:x", "gce:x", "kubeadm:x"] {
		called(name, [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}, part])[{"at": "/subjects/0", "message": "the service account reads Secrets by the role `edit`", "resource": 0, "subject": concat("/", ["ClusterRoleBinding", name]), "variant": "borrowed-name"}]
	}
}

test_says_all_about_itself if {
	rbac_secrets_account.about.title == "Service account that reads Secrets"
	object.remove(rbac_secrets_account.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-SECRETS-SERVICE-ACCOUNT", "domain": "rbac", "scope": "set", "severity": "high", "remedy": "Bind the service account to a role without Secrets", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.2"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "variants": {"bound": {}, "borrowed-name": {"title": "Service account that reads Secrets, bound under a name of Kubernetes' own"}}, "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}, {"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
