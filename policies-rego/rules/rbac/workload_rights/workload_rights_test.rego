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

pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"serviceAccountName": "web", "containers": [{"name": "a", "image": "a:1"}]}}

cluster_role(fields) := object.union({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}}, fields)

bound(role) := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}], "roleRef": {"kind": "ClusterRole", "name": role}}

variants(manifests) := {finding.variant | some finding in workload_rights.findings with input as given(manifests)}

allowed(rule) := variants([pod, cluster_role({"rules": [rule]}), bound("r")])

of(groups, resources, verbs) := allowed({"apiGroups": groups, "resources": resources, "verbs": verbs})

changing := ["create", "update", "patch"]

takeovers := [
	[[""], ["secrets"], ["get", "list", "watch"], ["create", "delete"]],
	[[""], ["pods", "serviceaccounts/token"], ["create"], ["get", "update", "patch"]],
	[[""], ["pods/exec", "pods/attach", "nodes/proxy"], ["create", "get"], ["list", "patch"]],
	[[""], ["pods/ephemeralcontainers"], ["update", "patch"], ["get", "create"]],
	[["certificates.k8s.io"], ["certificatesigningrequests/approval"], ["update", "patch"], ["create"]],
	[[""], ["serviceaccounts", "users", "groups"], ["impersonate"], ["create"]],
	[["rbac.authorization.k8s.io"], ["roles", "clusterroles"], ["escalate", "bind"], ["create", "update"]],
	[["rbac.authorization.k8s.io"], ["rolebindings", "clusterrolebindings"], changing, ["get", "bind"]],
	[[""], ["replicationcontrollers"], changing, ["get", "delete"]],
	[["apps"], ["deployments", "daemonsets", "statefulsets", "replicasets"], changing, ["get", "delete"]],
	[["batch"], ["jobs", "cronjobs"], changing, ["get", "delete"]],
	[["admissionregistration.k8s.io"], ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"], changing, ["get", "delete"]],
]

test_each_way_to_take_over if {
	every way in takeovers {
		[groups, resources, verbs, harmless] := way
		every resource in resources {
			every verb in verbs {
				of(groups, [resource], [verb]) == {"takeover"}
			}
			of(groups, [resource], harmless) == set()
			of(["other.example"], [resource], verbs) == set()
			of(groups, [concat("", [resource, "x"])], verbs) == set()
		}
	}
}

test_wildcards_take_over if {
	of(["*"], ["*"], ["*"]) == {"admin", "takeover"}
	of(["*"], ["*"], ["get", "list", "watch", "create", "update", "patch", "delete"]) == {"admin", "takeover"}
	of(["*"], ["secrets"], ["*"]) == {"takeover"}
	of([""], ["*"], ["get"]) == {"takeover"}
	of([], ["deployments"], ["create"]) == {"takeover"}
	of(["apps"], ["*"], ["get"]) == set()
	of([""], ["pods/*", "*/exec"], ["create"]) == {"takeover"}
}

# Who may read one Secret has that one; who may change what is named can make it anything.
test_names_bound_what_is_read if {
	allowed({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": ["own"]}) == set()
	allowed({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "list", "watch"], "resourceNames": ["own"]}) == set()
	allowed({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": []}) == {"takeover"}
	allowed({"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["patch"], "resourceNames": ["own"]}) == {"takeover"}
	allowed({"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["get"], "resourceNames": ["own"]}) == {"takeover"}
}

test_roles_of_kubernetes_are_known if {
	variants([pod, bound("edit")]) == {"takeover"}
	variants([pod, bound("admin")]) == {"takeover"}
	variants([pod, bound("view")]) == set()

	# What a set says of a role counts before what every cluster has.
	variants([pod, bound("edit"), cluster_role({"metadata": {"name": "edit"}, "rules": []})]) == set()
}

test_roles_gather_the_rules_of_others if {
	gathering := cluster_role({"rules": null, "aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"to": "r"}}]}})
	variants([pod, bound("r"), gathering, reading_secrets({"to": "r"})]) == {"takeover"}
	variants([pod, bound("r"), gathering, reading_secrets({"to": "other"})]) == set()
	variants([pod, bound("r"), gathering, reading_secrets({})]) == set()
}

reading_secrets(labels) := cluster_role({"metadata": {"name": "part", "labels": labels}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}]})

test_one_binding_is_told_for_each_subject if {
	again := object.union(bound("cluster-admin"), {"metadata": {"name": "a"}})
	group := object.union(bound("cluster-admin"), {"metadata": {"name": "all"}, "subjects": [{"kind": "Group", "name": "system:serviceaccounts"}]})
	messages := {finding.message |
		some finding in workload_rights.findings with input as given([pod, bound("cluster-admin"), again, group])
		finding.variant == "admin"
	}
	messages == {
		"the pod's ServiceAccount `web` may do everything by ClusterRoleBinding/a",
		"the pod's ServiceAccount `web` may do everything by ClusterRoleBinding/all",
	}
}

test_everybody_who_is_authenticated_includes_pods if {
	every group in ["system:authenticated", "system:serviceaccounts", "system:serviceaccounts:shop"] {
		variants([pod, object.union(bound("edit"), {"subjects": [{"kind": "Group", "name": group}]})]) == {"takeover"}
	}
	every group in ["system:unauthenticated", "system:serviceaccounts:other", "web"] {
		variants([pod, object.union(bound("edit"), {"subjects": [{"kind": "Group", "name": group}]})]) == set()
	}
}

# Slices of a large set hand over facts, in JSON, and no documents.
test_facts_say_as_much_as_documents if {
	manifests := [
		pod, bound("r"), bound("cluster-admin"),
		cluster_role({"rules": null, "aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"to": "r"}}]}}),
		reading_secrets({"to": "r"}),
	]
	whole := workload_rights.findings with input as given(manifests)
	count(whole) == 2
	gathered := workload_rights.facts with input as given(manifests)
	facts := [{"resource": fact.resource, "rule": "workload_rights", "fact": json.unmarshal(json.marshal(fact))} | some fact in gathered]
	across := workload_rights.findings with input as {"documents": [null, null, null, null, null], "facts": facts}
	across == whole
}

test_says_all_about_itself if {
	workload_rights.about.title == "Workload that may take the cluster over"
	object.remove(workload_rights.about.custom, ["examples"]) == {"id": "K8S-WORKLOAD-RIGHTS", "domain": "rbac", "scope": "set", "severity": "high", "remedy": "Bind a role with the few verbs and resources that the workload needs, or do not mount its token", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.1"}, {"framework": "HIPAA", "id": "164.308(a)(4)(ii)(B)"}], "variants": {"admin": {"title": "Workload that may do everything", "severity": "critical"}, "takeover": {}}, "kinds": [{"group": "", "kind": "ServiceAccount"}, {"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}, {"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
