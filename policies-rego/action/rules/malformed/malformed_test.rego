package action.rules.malformed_test

import data.action.rules.malformed

places(action) := {finding.at | some finding in malformed.findings with input as action}

test_a_whole_action_passes if {
	places({
		"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "web", "namespace": "shop", "cluster": "eu-1",
		"environment": "production", "arguments": {"replicas": 3}, "subject": {"name": "ana", "roles": ["developer"]},
	}) == set()
}

test_verb_and_resource_are_enough if places({"verb": "get", "resource": "pods", "subject": "ana"}) == set()

test_missing_fields_are_reported if {
	count(malformed.findings) == 2 with input as {}
	places({"verb": "get"}) == {""}
}

test_ill_typed_fields_are_named if {
	places({"verb": 3, "resource": ["pods"]}) == {"/verb", "/resource"}
	places({"verb": "get", "resource": "pods", "arguments": "x", "subject": false, "name": null}) == {
		"/arguments", "/subject", "/name",
	}
}

test_unknown_and_empty_verbs_are_named if {
	places({"verb": "frobnicate", "resource": "pods"}) == {"/verb"}
	places({"verb": "  ", "resource": "pods"}) == {"/verb"}
	places({"verb": "get", "resource": ""}) == {"/resource"}
	places({"verb": "get", "resource": "pods", "name": "", "namespace": ""}) == set()
}

test_what_is_no_object_is_reported if {
	every nothing in [null, [], "get", 3, false] {
		places(nothing) == {""}
	}
}

test_messages_say_what_is_wrong if {
	found := malformed.findings with input as {"verb": 3, "resource": " ", "subject": [], "arguments": "x"}
	found == {
		{"at": "/verb", "message": "`verb` is of type number, not string"},
		{"at": "/resource", "message": "`resource` is empty"},
		{"at": "/subject", "message": "`subject` is of type array, not object or string"},
		{"at": "/arguments", "message": "`arguments` is of type string, not object"},
	}
	malformed.findings == {
		{"at": "", "message": "the action has no `verb`"},
		{"at": "", "message": "the action has no `resource`"},
	} with input as {}
	malformed.findings == {{"at": "", "message": "the action is not an object"}} with input as ["get", "pods"]
	malformed.findings == {{"at": "/verb", "message": "the verb `Frob-nicate` is not known"}} with input as {
		"verb": " Frob-nicate ",
		"resource": "pods",
	}
	malformed.findings == {{"at": "/verb", "message": "`verb` is empty"}} with input as {"verb": "-", "resource": "pods"}
}

test_every_field_has_its_types if {
	every field in ["tool", "name", "namespace", "cluster", "environment"] {
		every value in [3, null, true, [], {}] {
			places({"verb": "get", "resource": "pods", field: value}) == {concat("/", ["", field])}
		}
		places({"verb": "get", "resource": "pods", field: "x"}) == set()
	}
	every value in ["ana", {"name": "ana"}] {
		places({"verb": "get", "resource": "pods", "subject": value}) == set()
	}
}

test_says_all_about_itself if {
	malformed.about.title == "Action that cannot be judged"
	object.remove(malformed.about.custom, ["examples", "parameters"]) == {
		"always": true,
		"id": "ACT-MALFORMED", "severity": "high", "effect": "deny", "controls": [],
		"remedy": "State verb and resource as text, with a verb that is known",
	}
}
