package lib.rbac_test

import data.lib.rbac

grant(fields) := rbac.granted(object.union({"apiGroups": [""], "verbs": ["get"]}, fields))

reached(resources) := rbac.reached(grant({"resources": resources}), {"": {"pods", "pods/exec"}})

test_a_resource_is_reached_by_its_name_by_stars_and_by_patterns if {
	reached(["pods"]) == {"pods"}
	reached(["pods", "pods/exec"]) == {"pods", "pods/exec"}
	reached(["*"]) == {"*"}
	reached(["*/*"]) == {"*"}
	reached(["*/exec"]) == {"*/exec"}
	reached(["pods/*"]) == {"pods/*"}
	reached(["secrets", "pods/log", "*/log", "nodes/*", "pods/exec/x"]) == set()
}

# Each way alone is one value: two at once must not be two.
test_what_is_reached_in_two_ways_is_named_once if {
	reached(["pods/*", "*/exec"]) == {"pods/*"}
	reached(["*", "*/*"]) == {"*"}
	reached(["pods/exec", "pods/*", "*/exec", "*"]) == {"*", "pods/exec"}
}

test_who_names_a_resource_means_its_group if {
	wanted := {"apps": {"deployments"}}
	rbac.reached(grant({"apiGroups": ["apps"], "resources": ["deployments"]}), wanted) == {"deployments"}
	rbac.reached(grant({"apiGroups": ["*"], "resources": ["*"]}), wanted) == {"*"}
	rbac.reached(grant({"apiGroups": [], "resources": ["deployments"]}), wanted) == {"deployments"}
	rbac.reached(grant({"resources": ["deployments"]}), wanted) == {"deployments"}
	rbac.reached(grant({"resources": ["*"]}), wanted) == set()
	rbac.reached(grant({"apiGroups": ["batch"], "resources": ["deployments"]}), wanted) == set()
}

test_what_a_rule_says_is_read_as_it_was_meant if {
	rbac.granted({"verbs": "get", "apiGroups": null, "resources": ["pods", 3, null]}) == {
		"verbs": {"get"}, "groups": set(), "resources": {"pods"}, "names": set(),
	}
	rbac.granted({"resourceNames": ["a"]}).names == {"a"}
}

binding(name, subjects) := {"kind": "RoleBinding", "manifest": {"metadata": {"name": name, "namespace": "kube-system"}, "subjects": subjects}}

test_parts_of_kubernetes_are_bound_under_its_names if {
	parts := [
		{"kind": "ServiceAccount", "name": "generic-garbage-collector", "namespace": "kube-system"},
		{"kind": "ServiceAccount", "name": "of-the-own-namespace"},
		{"kind": "User", "name": "system:kube-scheduler"},
		{"kind": "Group", "name": "system:nodes"},
		{"kind": "Group", "name": "system:bootstrappers:kubeadm:default-node-token"},
		{"kind": "Group", "name": "kubeadm:cluster-admins"},
	]
	every name in ["system:node", "kubeadm:get-nodes", "gce:cloud-provider"] {
		rbac.is_own(binding(name, parts))
		every part in parts {
			rbac.is_own(binding(name, [part]))
		}
	}
	not rbac.is_own(binding("node", parts))
	not rbac.is_own(binding("system:node", []))
	not rbac.is_own({"kind": "RoleBinding", "manifest": {"metadata": {"name": "system:node"}}})
	not rbac.is_own({"kind": "RoleBinding", "manifest": {"metadata": {"name": "system:node"}, "subjects": [parts[1]]}})
}

# One who is bound and is no part of Kubernetes is one too many.
test_nobody_else_is_a_part_of_kubernetes if {
	others := [
		{"kind": "User", "name": "jane"}, {"kind": "User", "name": "system:anonymous"},
		{"kind": "Group", "name": "system:authenticated"}, {"kind": "Group", "name": "system:unauthenticated"},
		{"kind": "Group", "name": "system:masters"}, {"kind": "Group", "name": "system:serviceaccounts"},
		{"kind": "User", "name": "system:serviceaccount:shop:web"}, {"kind": "User", "name": "kubeadm:cluster-admins"},
		{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}, {"kind": "ServiceAccount", "name": "system:node", "namespace": "shop"},
		{"name": "system:node"}, {"kind": "Group"}, 3,
	]
	every other in others {
		not rbac.is_own(binding("system:node", [{"kind": "Group", "name": "system:nodes"}, other]))
	}
}

built_in(name, subjects) if rbac.is_built_in({"manifest": {"metadata": {"name": name}, "subjects": subjects}})

test_what_every_cluster_begins_with if {
	built_in("cluster-admin", [{"kind": "Group", "name": "system:masters"}])
	built_in("kubeadm:cluster-admins", [{"kind": "Group", "name": "kubeadm:cluster-admins"}])
	built_in("cluster-admin", [])
	not built_in("cluster-admin", [{"kind": "Group", "name": "kubeadm:cluster-admins"}])
	not built_in("kubeadm:cluster-admins", [{"kind": "Group", "name": "system:masters"}])
	not built_in("cluster-admin", [{"kind": "User", "name": "system:masters"}])
	not built_in("cluster-admin", [{"kind": "Group", "name": "system:masters"}, {"kind": "User", "name": "jane"}])
	not built_in("other", [])
	not rbac.is_built_in({"manifest": {"metadata": {"name": "cluster-admin"}}})
}
