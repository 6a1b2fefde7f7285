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
