package rules.workload_rights_test

import data.rules.workload_rights

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}},
	])
	findings == {
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may take the cluster over by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "takeover"},
	}
}

test_the_good_example_passes if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}]},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}},
	])
	findings == set()
}

test_admins_are_found_by_role_and_by_name if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}},
	])
	findings == {
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may do everything by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "admin"},
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may take the cluster over by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "takeover"},
	}
}

test_cluster_admin_is_known if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}},
	])
	findings == {
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may do everything by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "admin"},
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may take the cluster over by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "takeover"},
	}
}

test_tokens_that_are_not_mounted_do_nothing if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"}},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web", "namespace": "shop"}, "automountServiceAccountToken": false},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": true, "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "automountServiceAccountToken": true, "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": false, "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "automountServiceAccountToken": false, "containers": [{"name": "a", "image": "a:1"}]}},
	])
	findings == {
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may take the cluster over by ClusterRoleBinding/b", "resource": 4, "subject": "Pod/(unnamed)", "variant": "takeover"},
	}
}

test_roles_are_of_their_namespace if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "n", "namespace": "shop"}, "rules": [{"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}]},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "b", "namespace": "shop"}, "subjects": [{"kind": "ServiceAccount", "name": "web"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "n"}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "b", "namespace": "other"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "n"}},
	])
	findings == {
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may take the cluster over by RoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "takeover"},
	}
}

test_groups_of_accounts_count if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "Group", "name": "system:serviceaccounts:shop"}], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}},
	])
	findings == {
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may do everything by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "admin"},
		{"at": "/spec/serviceAccountName", "message": "the pod's ServiceAccount `web` may take the cluster over by ClusterRoleBinding/b", "resource": 0, "subject": "Pod/web", "variant": "takeover"},
	}
}

test_other_subjects_do_not if {
	findings := workload_rights.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "User", "name": "web"}, {"kind": "Group", "name": "manager"}, {"kind": "ServiceAccount", "name": "web", "namespace": "other"}, 3], "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}},
	])
	findings == set()
}

test_says_all_about_itself if {
	workload_rights.about.title == "Workload that may take the cluster over"
	object.remove(workload_rights.about.custom, ["examples"]) == {"id": "K8S-WORKLOAD-RIGHTS", "domain": "rbac", "scope": "set", "severity": "high", "remedy": "Bind a role with the few verbs and resources that the workload needs, or do not mount its token", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.1"}, {"framework": "HIPAA", "id": "164.308(a)(4)(ii)(B)"}], "variants": {"admin": {"title": "Workload that may do everything", "severity": "critical"}, "takeover": {}}, "kinds": [{"group": "", "kind": "ServiceAccount"}, {"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}, {"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
