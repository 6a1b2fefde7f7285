package lib.action_test

import data.lib.action

test_verbs_are_known_however_they_are_spelt if {
	every verb in ["delete", "DELETE", " deleteCollection", "delete-collection", "rm"] {
		action.class == "delete" with input as {"verb": verb}
	}
	every verb in ["apply", "port-forward", "port_forward", "Exec"] {
		action.class == "write" with input as {"verb": verb}
	}
	every verb in ["get", "cluster-info", "API-Resources"] {
		action.class == "read" with input as {"verb": verb}
	}
}

test_other_verbs_have_no_class if {
	every verb in ["", "frobnicate", "get pods", 3, null, ["get"]] {
		not action.class with input as {"verb": verb}
	}
}

test_users_add_verbs if {
	action.class == "write" with input as {"verb": "Re-Provision"} with data.parameters.action.verbs as {"reprovision": "write"}
	not action.class with input as {"verb": "reprovision"} with data.parameters.action.verbs as {"reprovision": "maybe"}
}

test_no_verb_does_less_for_being_named if {
	every spelling in ["delete", "Delete", "de-lete", " DELETE. "] {
		every class in ["read", "write"] {
			action.class == "delete" with input as {"verb": "delete"} with data.parameters.action.verbs as {spelling: class}
		}
	}
	action.class == "write" with input as {"verb": "scale"} with data.parameters.action.verbs as {"scale": "read"}
}

test_verbs_may_do_more if {
	action.class == "delete" with input as {"verb": "drain"} with data.parameters.action.verbs as {"Drain": "delete"}
	action.class == "write" with input as {"verb": "export"} with data.parameters.action.verbs as {"export": "write"}
	action.class == "read" with input as {"verb": "get"} with data.parameters.action.verbs as {"get": "read"}
}

test_the_worse_of_two_spellings_holds if {
	every verbs in [
		{"quiesce": "delete", "Quiesce": "write", "qui-esce": "read"},
		{"quiesce": "read", "Quiesce": "write", "qui-esce": "delete"},
	] {
		action.class == "delete" with input as {"verb": "quiesce"} with data.parameters.action.verbs as verbs
	}
}

test_production_unless_said_otherwise if {
	every environment in ["production", "Prod", "", "live", "unheard-of", null, 3] {
		action.is_production with input as {"environment": environment}
	}
	action.is_production with input as {}
	not action.is_production with input as {"environment": "Staging"}
}

test_resources_by_their_parts if {
	action.is_about({"deployments"}) with input as {"resource": "apps/Deployments"}
	not action.is_about({"deployments"}) with input as {"resource": 3}
}

test_targets_are_named if {
	action.target == "pods `web`" with input as {"resource": "pods", "name": " web "}
	action.target == "pods" with input as {"resource": "pods"}
	action.target == "pods" with input as {"resource": "pods", "name": 7}
}

test_arguments_with_their_places if {
	arguments := action.arguments with input as {"arguments": {"a/b": [{"Instance_Type": "m5.large"}]}}
	some argument in arguments
	argument.value == "m5.large"
	argument.at == "/arguments/a~1b/0/Instance_Type"
	action.key_of(argument) == "instancetype"
}

test_ill_typed_arguments_are_none if {
	every arguments in [null, "x", [1], 3] {
		action.arguments == [] with input as {"arguments": arguments}
	}
}

test_the_whole_of_the_arguments_is_no_argument if {
	found := action.arguments with input as {"arguments": {"a": [{"b~c": 1}, null]}}
	found == [
		{"at": "/arguments/a", "keys": ["a"], "value": [{"b~c": 1}, null]},
		{"at": "/arguments/a/0", "keys": ["a", ""], "value": {"b~c": 1}},
		{"at": "/arguments/a/0/b~0c", "keys": ["a", "", "b~c"], "value": 1},
		{"at": "/arguments/a/1", "keys": ["a", ""], "value": null},
	]
	{action.key_of(argument) | some argument in found} == {"a", "b~c"}
}

test_separators_do_not_matter if {
	action.squeeze(" Delete-Collection ") == "deletecollection"
	action.squeeze("a_b.c d-e") == "abcde"
}

test_targets_without_names if {
	action.target == "pods" with input as {"resource": " pods ", "name": " "}
	action.target == "pods `web`" with input as {"resource": "pods", "name": "web"}
}

test_every_environment_that_is_not_production if {
	every environment in [
		"dev", "development", "test", "testing", "QA", "uat", "stage", "staging", "preview", "sandbox", "local", "ci", "demo",
		"non-prod", "non_production",
	] {
		not action.is_production with input as {"environment": environment}
	}
}
