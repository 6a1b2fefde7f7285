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
}

test_what_is_no_object_is_reported if {
	every nothing in [null, [], "get", 3, false] {
		places(nothing) == {""}
	}
}
