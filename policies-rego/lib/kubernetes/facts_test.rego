package lib.facts_test

import data.lib.kubernetes

own := {{"resource": 0, "sort": "own"}}

# A set that is judged whole has no facts handed over; one that is judged in slices has its rules' facts, and no others.
test_facts_are_handed_over_or_gathered if {
	kubernetes.facts("a", own) == own with input as {"documents": []}
	kubernetes.facts("a", own) == own with input as {"facts": {"a": 1}}
	kubernetes.facts("a", own) == set() with input as {"facts": []}
	handed := [
		{"rule": "a", "resource": 3, "fact": {"sort": "x", "resource": 0}}, {"rule": "a", "resource": 4, "fact": {"sort": "y"}},
		{"rule": "b", "resource": 5, "fact": {"sort": "z"}},
	]
	kubernetes.facts("a", own) == {{"sort": "x", "resource": 3}, {"sort": "y", "resource": 4}} with input as {"facts": handed}
}
