package action.rules.malformed_test

import data.action.rules.malformed

read := {"verb": "get", "resource": "pods", "unread": [], "operations": [{"at": "", "verb": "get", "targets": [{"kind": "pods"}]}]}

findings_of(more) := found if {
	found := malformed.findings with input as object.union(read, more)
}

places(more) := {finding.at | some finding in findings_of(more)}

test_what_was_read_passes if {
	places({
		"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "web", "namespace": "shop", "cluster": "eu-1",
		"environment": "production", "arguments": {"replicas": 3}, "subject": {"name": "ana", "roles": ["developer"]},
	}) == set()
	malformed.findings == set() with input as {"operations": [{"at": "/command", "verb": "get"}]}
	malformed.findings == set() with input as {"operations": [], "unread": [{"at": "/command"}]}
}

test_what_nobody_read_is_reported if {
	every operations in [null, "get", {}, 3] {
		findings_of({"operations": operations}) == {{
			"at": "", "message": "nobody has read what the action comes to: `operations` is no list",
		}}
	}
	malformed.findings == {{"at": "", "message": "nobody has read what the action comes to: `operations` is no list"}} with input as {}
}

test_what_comes_to_nothing_is_reported if {
	findings_of({"operations": []}) == {{"at": "", "message": "the action comes to nothing that could be judged"}}
	malformed.findings == {{"at": "", "message": "the action comes to nothing that could be judged"}} with input as {"operations": []}
}

test_operations_have_verb_and_place if {
	every operation in [null, "get", {}, {"verb": "get"}, {"at": ""}, {"at": 3, "verb": "get"}, {"at": "", "verb": "get", "targets": "pods"}] {
		{"at": "", "message": "an operation says neither its verb nor its place"} in findings_of({"operations": [operation]})
	}
}

test_unknown_verbs_are_named if {
	findings_of({"operations": [{"at": "/command", "range": {"start": 3, "end": 9}, "verb": "frobnicate"}]}) == {{
		"at": "/command", "range": {"start": 3, "end": 9}, "message": "the verb `frobnicate` is not known",
	}}
}

test_ill_typed_fields_are_named if {
	findings_of({"resource": " ", "subject": [], "arguments": "x"}) == {
		{"at": "/resource", "message": "`resource` is empty"},
		{"at": "/subject", "message": "`subject` is of type array, not object or string"},
		{"at": "/arguments", "message": "`arguments` is of type string, not object"},
	}
	findings_of({"verb": "-"}) == {{"at": "/verb", "message": "`verb` is empty"}}
	places({"unread": "x"}) == {"/unread"}
	places({"name": "", "namespace": ""}) == set()
}

test_what_is_no_object_is_reported if {
	every nothing in [null, [], "get", 3, false] {
		malformed.findings == {{"at": "", "message": "the action is not an object"}} with input as nothing
	}
}

test_every_field_has_its_types if {
	every field in ["tool", "name", "namespace", "cluster", "environment"] {
		every value in [3, null, true, [], {}] {
			places({field: value}) == {concat("/", ["", field])}
		}
		places({field: "x"}) == set()
	}
	every value in ["ana", {"name": "ana"}] {
		places({"subject": value}) == set()
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
