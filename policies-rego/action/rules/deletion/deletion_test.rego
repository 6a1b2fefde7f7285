package action.rules.deletion_test

import data.action.rules.deletion

variants(action) := {finding.variant | some finding in deletion.findings with input as action}

test_a_deletion_is_found_everywhere if {
	variants({"verb": "delete", "resource": "pods", "environment": "staging"}) == {"elsewhere"}
	variants({"verb": "Remove", "resource": "pods", "environment": "prod"}) == {"production"}
	variants({"verb": "delete-collection", "resource": "pods"}) == {"production"}
}

test_other_verbs_pass if {
	variants({"verb": "get", "resource": "pods"}) == set()
	variants({"verb": "apply", "resource": "pods"}) == set()
	variants({"verb": ["delete"], "resource": "pods"}) == set()
}
