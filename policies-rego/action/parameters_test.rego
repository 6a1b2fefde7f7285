package action.parameters_test

import data.action.parameters

# Written out here once more: whoever changes a default changes what everybody's actions are judged by.
test_the_defaults if {
	parameters.values == {
		"max_replicas": 20,
		"max_nodes": 10,
		"max_vcpus": 16,
		"max_monthly_cost": 1000,
		"other_environments": [
			"dev", "development", "test", "testing", "qa", "uat", "stage", "staging", "preview", "sandbox", "local", "ci",
			"demo", "nonprod", "nonproduction",
		],
		"default_environment": "production",
		"production_names": ["prod", "production", "prd", "live"],
		"system_namespaces": [
			"kube-*", "openshift-*", "palette-system", "spectro-*", "hubble-system", "cluster-*", "capi-*", "cert-manager",
		],
		"costly_types": parameters.defaults.costly_types,
		"credential_files": parameters.defaults.credential_files,
		"protected_paths": parameters.defaults.protected_paths,
		"protected_parts": parameters.defaults.protected_parts,
		"harmless_files": ["/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty"],
		"freezes": [],
		"max_deletions": 20,
		"deletion_minutes": 10,
		"secret_minutes": 30,
		"max_spend_per_day": 100,
		"max_denials": 10,
		"denial_minutes": 10,
		"verbs": {},
	}
	parameters.problems == {}
}

test_every_family_that_costs_much if {
	{type | some type in parameters.values.costly_types} == {
		"p2.", "p3.", "p3dn.", "p4d.", "p4de.", "p5.", "p5e.", "p5en.", "p6-", "g4ad.", "g4dn.", "g5.", "g5g.", "g6.",
		"g6e.", "gr6.", "inf1.", "inf2.", "trn1.", "trn1n.", "trn2.", "dl1.", "dl2q.", "x1.", "x1e.", "x2gd.", "x2idn.",
		"x2iedn.", "x2iezn.", "u-", "u7i", "hpc", "a2-", "a3-", "a4-", "g2-", "g4-", "m1-", "m2-", "m3-", "m4-", "x4-",
		"ct4", "ct5", "ct6", "standard_n", "standard_m",
	}
}

test_everything_that_can_be_set_is_described if {
	object.keys(parameters.described.schema.properties) == object.keys(parameters.defaults) | {"tools"}
	object.remove(parameters.described.values, ["tools"]) == parameters.values
	parameters.described.problems == {}
}

test_settings_stand_for_defaults if {
	parameters.values.max_nodes == 3 with data.parameters.action as {"max_nodes": 3}
	parameters.problems == {"/nodes": "parameter `nodes` is not known"} with data.parameters.action as {"nodes": 3}
}

test_no_verb_is_set_to_do_less if {
	parameters.problems == {
		"/verbs/De-lete": concat("", [
			"`De-lete` is known as a verb of class `delete` and cannot be set to `write`, which does less: ",
			"remove it, or give what your tool does a verb of its own",
		]),
		"/verbs/sca~1le": concat("", [
			"`sca/le` is known as a verb of class `write` and cannot be set to `read`, which does less: ",
			"remove it, or give what your tool does a verb of its own",
		]),
	} with data.parameters.action.verbs as {"De-lete": "write", "sca/le": "read", "drain": "delete", "list": "read", "x": "read"}
		with data.lib.action.known_verbs as {"delete": "delete", "sca/le": "write", "drain": "write", "list": "read"}
}

test_verbs_of_no_class_are_the_schemas_business if {
	parameters.problems == {} with data.parameters.action.verbs as {"delete": "maybe"}
}

test_freezes_have_two_times if {
	windows := ["2026-12-18T00:00:00Z/2027-01-04T08:00:00Z", "2026-12-18/2027-01-04", "2027-01-04T08:00:00Z/2026-12-18T00:00:00Z", "x"]
	parameters.problems == {concat("/", ["/freezes", index]): concat("", ["`", windows[to_number(index)], "` is no time of RFC 3339, a slash, and a later one"]) |
		some index in ["1", "2", "3"]
	} with data.parameters.action.freezes as windows
}

test_tools_are_added_and_replaced if {
	tools := parameters.described.values.tools with data.parameters.action.tools as {"list_clusters": {"verb": "delete"}, "mine": {"verb": "get"}}
	tools.list_clusters == {"verb": "delete"}
	tools.mine == {"verb": "get"}
	tools.getKubeconfig.shows_credentials
	not parameters.values.tools
}

test_tools_that_are_none_are_refused if {
	parameters.problems == {"/tools/a~1b": "what a tool does is an object"} with data.parameters.action.tools as {"a/b": "get", "c": {}}
	parameters.problems == {"/tools": "parameter `tools` is of type string, not object"} with data.parameters.action.tools as "get"
}
