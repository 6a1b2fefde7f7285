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
	effect(given) == "deny" with data.parameters.approval as {"grant_hours": 0}
	effect(given) == "deny" with data.parameters.approval as {"grant_times": "many"}
	effect(given) == "deny" with data.parameters.approval as {"quorom": 2}
}

test_the_catalogue_has_every_rule if {
	{entry.rule | some entry in approval.catalogue} == {"APR-VOTES", "APR-REFUSED"}
}

test_approvers_are_people if {
	described := data.approval.parameters.described
	described.values.approvers == []
	described.problems == {}
	listed := [{"name": "ann", "roles": ["lead"], "keys": []}]
	told := data.approval.parameters.described with data.parameters.approval as {"approvers": listed, "quorum": 2}
	told.values == {
		"approvers": listed, "quorum": 2, "confirmed_by_requester": [], "remembered": [],
		"grant_hours": 168, "grant_times": 100, "grants": [],
	}
	told.problems == {}
}

test_approvers_that_are_none_deny if {
	given := {"findings": asked, "requester": "req", "votes": [vote("approve")]}
	every wrong in [{"ann": {}}, "ann", null] {
		effect(given) == "deny" with data.parameters.approval as {"approvers": wrong}
		told := data.approval.parameters.described with data.parameters.approval as {"approvers": wrong}
		told.values.approvers == []
		told.problems == {"/approvers": "parameter `approvers` is not a list of objects"}
	}
	effect(given) == "deny" with data.parameters.approval as {"grants": {}}
	effect(given) == "deny" with data.parameters.approval as "ann"
}
