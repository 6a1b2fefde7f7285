package approval_test

import data.approval

effect(given) := found if {
	found := approval.decision.effect with input as given
}

vote(verdict) := {"approver": "ann", "roles": [], "verdict": verdict, "own": false}

asked := [{"rule": "ACT-WRITE"}]

test_votes_decide if {
	effect({"findings": asked, "requester": "req", "votes": []}) == "require_approval"
	effect({"findings": asked, "requester": "req", "votes": [vote("approve")]}) == "allow"
	effect({"findings": asked, "requester": "req", "votes": [vote("deny")]}) == "deny"
	effect({}) == "require_approval"
}

test_parameters_that_cannot_be_used_deny if {
	given := {"findings": asked, "requester": "req", "votes": [vote("approve")]}
	effect(given) == "deny" with data.parameters.approval as {"quorum": 0}
	effect(given) == "deny" with data.parameters.approval as {"quorom": 2}
}

test_the_catalogue_has_every_rule if {
	{entry.rule | some entry in approval.catalogue} == {"APR-VOTES", "APR-REFUSED"}
}
