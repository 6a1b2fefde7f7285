package approval.rules.refused_test

import data.approval.rules.refused

said(votes) := {finding.message | some finding in refused.findings with input as {"votes": votes}}

test_one_vote_against_is_enough if {
	yes := {"approver": "ann", "roles": [], "verdict": "approve", "own": false}
	no := {"approver": "bob", "roles": [], "verdict": "deny", "own": false}
	said([yes]) == set()
	said([yes, no]) == {"`bob` said no"}
	said([no, yes]) == {"`bob` said no"}
}

test_what_is_no_approval_is_none if {
	said([{"approver": "bob", "verdict": "Approve", "own": false}]) == {"`bob` said no"}
}

test_the_place_is_the_vote if {
	found := refused.findings with input as {"votes": [{"verdict": "approve"}, {"approver": "bob", "verdict": "deny"}]}
	{finding.at | some finding in found} == {"/votes/1"}
}

test_says_all_about_itself if {
	refused.about.title == "Somebody said no"
	refused.about.custom == {
		"id": "APR-REFUSED", "severity": "high", "effect": "deny", "retryable": false,
		"remedy": "Talk to who said no, and ask anew", "controls": [],
	}
}
