package lib.joins_test

import data.lib.rbac

group := "rbac.authorization.k8s.io/v1"

role(kind, metadata, fields) := object.union({"apiVersion": group, "kind": kind, "metadata": metadata}, fields)

binding(kind, namespace, ref) := {"kind": kind, "manifest": {"metadata": {"name": "b", "namespace": namespace}, "roleRef": ref}}

documents(roles) := {"documents": [{"document": each} | some each in roles]}

reading := {"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}

writing := {"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["patch"]}

given(roles, bound) := {concat(" ", array.concat(sort(rule.verbs), sort(rule.resources))) |
	rules := rbac.given(bound) with input as documents(roles)
	some rule in rules
}

of_cluster := binding("ClusterRoleBinding", "", {"kind": "ClusterRole", "name": "r"})

of_namespace(kind) := binding("RoleBinding", "shop", {"kind": kind, "name": "r"})

test_bindings_find_their_role if {
	roles := [
		role("ClusterRole", {"name": "r"}, {"rules": [reading]}),
		role("Role", {"name": "r", "namespace": "shop"}, {"rules": [writing]}),
		role("Role", {"name": "r", "namespace": "other"}, {"rules": [reading, writing]}),
		role("ClusterRole", {"name": "s"}, {"rules": [reading, writing]}),
	]
	given(roles, of_cluster) == {"get pods"}
	given(roles, of_namespace("ClusterRole")) == {"get pods"}
	given(roles, of_namespace("Role")) == {"patch deployments"}
	given(roles, binding("RoleBinding", "none", {"kind": "Role", "name": "r"})) == set()

	# A binding of the cluster can bind to nothing else.
	given(roles, binding("ClusterRoleBinding", "shop", {"kind": "Role", "name": "r"})) == {"get pods"}
	given(roles, binding("RoleBinding", "shop", {"name": "r"})) == {"patch deployments"}
	given(roles, binding("RoleBinding", "shop", {"kind": "Role", "name": 3})) == set()
	given(roles, binding("RoleBinding", "shop", {})) == set()
	given(roles, {"kind": "RoleBinding", "manifest": {}}) == set()
}

test_roles_that_are_called_alike_are_both_meant if {
	roles := [role("ClusterRole", {"name": "r"}, {"rules": [reading]}), role("ClusterRole", {"name": "r"}, {"rules": [writing]})]
	given(roles, of_cluster) == {"get pods", "patch deployments"}
}

test_what_is_no_rule_gives_nothing if {
	every rules in [null, {}, "x", [3, null, "x"], []] {
		given([role("ClusterRole", {"name": "r"}, {"rules": rules})], of_cluster) == set()
	}
}

gathering(selectors) := role("ClusterRole", {"name": "r"}, {"rules": [writing], "aggregationRule": {"clusterRoleSelectors": selectors}})

part(labels) := role("ClusterRole", {"name": "part", "labels": labels}, {"rules": [reading]})

gathers(selector, labels) if given([gathering([selector]), part(labels)], of_cluster) == {"get pods", "patch deployments"}

test_roles_gather_others_by_their_labels if {
	gathers({"matchLabels": {"to": "r"}}, {"to": "r"})
	gathers({"matchLabels": {"to": "r", "of": "x"}}, {"to": "r", "of": "x"})
	gathers({"matchExpressions": [{"key": "to", "operator": "In", "values": ["r", "s"]}]}, {"to": "s"})
	gathers({}, {"to": "s"})
	not gathers({"matchLabels": {"to": "r", "of": "x"}}, {"to": "r"})
	not gathers({"matchLabels": {"to": "r"}}, {})
	not gathers({"matchExpressions": [{"key": "to", "operator": "Exists"}]}, {})
	not gathers("to", {"to": "r"})
	given([gathering([{"matchLabels": {"a": "b"}}, {"matchLabels": {"to": "r"}}]), part({"to": "r"})], of_cluster) == {"get pods", "patch deployments"}
	given([gathering([]), part({"to": "r"})], of_cluster) == {"patch deployments"}
}

# Only roles of the cluster gather, and are gathered.
test_roles_of_namespaces_gather_nothing if {
	selectors := {"aggregationRule": {"clusterRoleSelectors": [{}]}}
	in_namespace := role("Role", {"name": "r", "namespace": "shop"}, object.union(selectors, {"rules": [reading]}))
	given([in_namespace, role("ClusterRole", {"name": "x"}, {"rules": [writing]})], of_namespace("Role")) == {"get pods"}
	given([gathering([{}]), in_namespace], of_cluster) == {"patch deployments"}
}

test_kubernetes_own_roles_are_in_no_set if {
	given([], binding("ClusterRoleBinding", "", {"kind": "ClusterRole", "name": "cluster-admin"})) == {"* *"}
	editing := given([], binding("RoleBinding", "shop", {"kind": "ClusterRole", "name": "edit"}))
	admin := given([], binding("RoleBinding", "shop", {"kind": "ClusterRole", "name": "admin"}))
	editing == {
		"create delete deletecollection get list patch update watch configmaps pods pods/attach pods/exec pods/portforward pods/proxy secrets serviceaccounts services services/proxy",
		"create delete deletecollection get list patch update watch cronjobs daemonsets deployments jobs replicasets statefulsets",
		"create serviceaccounts/token", "impersonate serviceaccounts",
	}
	admin - editing == {"create delete deletecollection get list patch update watch rolebindings roles"}
	editing - admin == set()
	given([], binding("RoleBinding", "shop", {"kind": "Role", "name": "edit"})) == set()
	given([], binding("ClusterRoleBinding", "", {"kind": "ClusterRole", "name": "view"})) == set()
	given([role("ClusterRole", {"name": "edit"}, {"rules": []})], binding("RoleBinding", "shop", {"kind": "ClusterRole", "name": "edit"})) == set()
}

groups_of(name) := {rule.groups | some rule in rules} if {
	rules := rbac.rules_called(["ClusterRole", "", name]) with input as documents([])
}

test_kubernetes_own_roles_name_their_groups if {
	groups_of("cluster-admin") == {{"*"}}
	groups_of("edit") == {{""}, {"apps", "batch"}}
	groups_of("admin") == {{""}, {"apps", "batch"}, {"rbac.authorization.k8s.io"}}
}

gives(rules, verbs, wanted) if {
	rbac.gives(of_cluster, verbs, wanted) with input as documents([role("ClusterRole", {"name": "r"}, {"rules": rules})])
}

test_one_rule_must_have_verb_and_resource if {
	gives([reading], {"get", "list"}, {"": {"pods"}})
	gives([writing, reading], {"get"}, {"": {"pods", "secrets"}})
	not gives([reading, writing], {"patch"}, {"": {"pods"}})
	not gives([reading], {"get"}, {"": {"secrets"}})
	not gives([], {"get"}, {"": {"pods"}})
}

gives_all(groups, resources, verbs) if {
	rules := [{"apiGroups": groups, "resources": resources, "verbs": verbs}]
	rbac.gives_all(of_cluster) with input as documents([role("ClusterRole", {"name": "r"}, {"rules": rules})])
}

test_everything_is_every_verb_on_every_resource_of_every_group if {
	gives_all(["*"], ["*"], ["*"])
	gives_all(["", "*"], ["pods", "*"], ["get", "*"])
	every_verb := ["create", "delete", "get", "list", "patch", "update", "watch"]
	gives_all(["*"], ["*"], every_verb)
	every verb in every_verb {
		not gives_all(["*"], ["*"], [each | some each in every_verb; each != verb])
	}
	not gives_all([""], ["*"], ["*"])
	not gives_all(["*"], ["pods"], ["*"])
}

# A slice hands over the record of a role, and not the role.
test_roles_that_slices_hand_over_are_roles_of_the_set if {
	record := {"is": ["ClusterRole", "", "r"], "labels": {}, "rules": [reading], "selectors": []}
	handed := {"documents": [null], "facts": [
		{"resource": 0, "rule": "x", "fact": {"resource": 0, "role": record}},
		{"resource": 0, "rule": "x", "fact": {"resource": 0, "role": ["ClusterRole", "", "r"]}},
		{"resource": 0, "rule": "x", "fact": {"resource": 0}},
	]}
	rules := rbac.given(of_cluster) with input as handed
	count(rules) == 1
	rbac.records == {record} with input as handed
}
