package approval.rules.votes_missing_test

import data.approval.rules.votes_missing

vote(approver, roles) := {"approver": approver, "roles": roles, "verdict": "approve", "own": false}

own := {"approver": "req", "roles": ["owner"], "verdict": "approve", "own": true}

deletion := {"rule": "ACT-DELETE", "approvers": ["owner", "lead"]}

write := {"rule": "ACT-WRITE"}

said(findings, votes) := {found.message |
	some found in votes_missing.findings with input as {"findings": findings, "requester": "req", "votes": votes}
}

test_one_approval_is_enough_if_nothing_else_is_set if {
	said([write], []) == {"1 of 1 approvals is missing"}
	said([write], [vote("ann", [])]) == set()
	said([write], [own]) == {"1 of 1 approvals is missing"}
	said([write], [{"approver": "ann", "roles": [], "verdict": "deny", "own": false}]) == {"1 of 1 approvals is missing"}
}

test_a_quorum_is_of_different_people if {
	votes := [vote("ann", []), vote("ann", [])]
	said([write], votes) == {"1 of 2 approvals is missing"} with data.parameters.approval as {"quorum": 2}
	said([write], []) == {"2 of 2 approvals are missing"} with data.parameters.approval as {"quorum": 2}
	said([write], [vote("ann", []), vote("bob", [])]) == set() with data.parameters.approval as {"quorum": 2}
}

test_each_rule_needs_one_of_its_roles if {
	needed := "`ACT-DELETE` needs the approval of owner or lead"
	said([write, deletion], [vote("ann", ["dev"])]) == {needed}
	said([deletion], [vote("ann", ["dev"]), own]) == {needed}
	said([deletion], []) == {needed, "1 of 1 approvals is missing"}
	said([deletion], [vote("ann", ["lead"])]) == set()
}

test_the_requester_settles_only_what_is_named if {
	named := {"confirmed_by_requester": ["ACT-DELETE"]}
	said([deletion], [own]) == set() with data.parameters.approval as named
	said([deletion], []) != set() with data.parameters.approval as named
	said([deletion, write], [own]) == {"1 of 1 approvals is missing"} with data.parameters.approval as named
	said([deletion, write], [own, vote("ann", [])]) == set() with data.parameters.approval as named
}

granted(rules) := {
	"approver": "ann", "roles": ["lead"], "verdict": "approve", "own": false, "at": "2026-11-30T00:00:00Z",
	"grant": {"id": "g", "rules": rules, "until": "2026-12-07T00:00:00Z", "times": 100},
}

changed(more) := object.union(granted(["ACT-DELETE"]), {"grant": more})

test_a_grant_is_for_no_longer_and_no_more_than_may_be if {
	needed := {"1 of 1 approvals is missing", "`ACT-DELETE` needs the approval of owner or lead"}
	remembered := {"remembered": ["ACT-DELETE"]}
	said([deletion], [changed({"until": "2026-12-07T00:00:00.001Z"})]) == needed with data.parameters.approval as remembered
	said([deletion], [changed({"times": 101})]) == needed with data.parameters.approval as remembered
	every wrong in [{"until": "soon"}, {"until": null}, {"times": "many"}] {
		said([deletion], [changed(wrong)]) == needed with data.parameters.approval as remembered
	}
	short := object.union(remembered, {"grant_hours": 1, "grant_times": 2})
	said([deletion], [granted(["ACT-DELETE"])]) == needed with data.parameters.approval as short
	hour := {"until": "2026-11-30T01:00:00Z", "times": 2}
	said([deletion], [changed(hour)]) == set() with data.parameters.approval as short
}

test_a_grant_answers_what_it_names_and_what_may_be_remembered if {
	needed := {"1 of 1 approvals is missing", "`ACT-DELETE` needs the approval of owner or lead"}
	remembered := {"remembered": ["ACT-DELETE", "ACT-WRITE"]}
	said([deletion], [granted(["ACT-DELETE"])]) == needed
	said([deletion], [granted(["ACT-DELETE"])]) == set() with data.parameters.approval as remembered
	said([deletion], [granted(["ACT-WRITE"])]) == needed with data.parameters.approval as remembered
	said([deletion], [granted(["ACT-DELETE"])]) == needed with data.parameters.approval as {"remembered": ["ACT-WRITE"]}
	both := {"1 of 1 approvals is missing"}
	said([deletion, write], [granted(["ACT-DELETE"])]) == both with data.parameters.approval as remembered
	said([deletion, write], [granted(["ACT-DELETE", "ACT-WRITE"])]) == set() with data.parameters.approval as remembered
}

test_who_asks_confirms_nothing_by_a_grant if {
	settings := {"remembered": ["ACT-DELETE"], "confirmed_by_requester": ["ACT-DELETE"]}
	vote_beforehand := object.union(granted(["ACT-DELETE"]), {"own": true})
	said([deletion], [vote_beforehand]) != set() with data.parameters.approval as settings
	said([deletion], [object.remove(vote_beforehand, ["grant"])]) == set() with data.parameters.approval as settings
}

test_what_asks_for_nothing_is_not_approved if {
	said([], [vote("ann", [])]) == {"nothing says what is to be approved"}
	found := votes_missing.findings with input as {"votes": [vote("ann", [])]}
	{finding.at | some finding in found} == {"/findings"}
}

test_places_and_roles_are_told if {
	found := votes_missing.findings with input as {"findings": [write, deletion], "votes": []}
	found == {
		{"at": "/votes", "message": "1 of 1 approvals is missing"},
		{
			"at": "/findings/1", "message": "`ACT-DELETE` needs the approval of owner or lead",
			"approvers": ["owner", "lead"],
		},
	}
}

test_says_all_about_itself if {
	votes_missing.about.title == "Votes are missing"
	object.remove(votes_missing.about.custom, ["parameters"]) == {
		"id": "APR-VOTES", "severity": "medium", "effect": "require_approval",
		"remedy": "Have people with the roles that are named approve", "controls": [],
	}
}
