# METADATA
# title: Votes are missing
# description: >-
#   So many people have to approve, and of each rule that asks for approval one who has a role that it names. Who asked
#   counts for nothing, unless the pack's parameters name the rule as one that a confirmation settles.
# custom:
#   id: APR-VOTES
#   severity: medium
#   effect: require_approval
#   remedy: Have people with the roles that are named approve
#   controls: []
#   parameters: [quorum, confirmed_by_requester, remembered, grant_hours, grant_times]
package approval.rules.votes_missing

import data.approval.parameters

about := rego.metadata.chain()[1].annotations

findings contains {"at": "/votes", "message": message} if {
	not is_confirmed
	missing := parameters.values.quorum - count(approving)
	missing > 0
	message := sprintf("%d of %d approvals %s missing", [missing, parameters.values.quorum, verb(missing)])
}

findings contains {"at": sprintf("/findings/%d", [index]), "message": message, "approvers": finding.approvers} if {
	some index, finding in input.findings
	not is_settled_by_requester(finding)
	count(finding.approvers) > 0
	not is_approved(finding)
	message := sprintf("`%s` needs the approval of %s", [finding.rule, concat(" or ", finding.approvers)])
}

# A request that nothing asked approval for is none that votes could settle.
findings contains {"at": "/findings", "message": "nothing says what is to be approved"} if {
	count(object.get(input, "findings", [])) == 0
}

verb(missing) := "is" if missing == 1

verb(missing) := "are" if missing > 1

approving contains vote.approver if {
	some vote in input.votes
	vote.verdict == "approve"
	vote.own == false
	every finding in object.get(input, "findings", []) {
		is_about(vote, finding)
	}
}

# METADATA
# description: >-
#   A vote on this action is about all that asks; one that was signed beforehand about the rules that it names, as far as
#   the pack's parameters let such votes answer them, for so long and so often.
is_about(vote, _) if not vote.grant

is_about(vote, finding) if {
	finding.rule in vote.grant.rules
	finding.rule in parameters.values.remembered
	vote.grant.times <= parameters.values.grant_times
	held := time.parse_rfc3339_ns(vote.grant.until) - time.parse_rfc3339_ns(vote.at)
	held <= (parameters.values.grant_hours * 3600) * 1000000000
}

is_approved(finding) if {
	some vote in input.votes
	vote.verdict == "approve"
	vote.own == false
	is_about(vote, finding)
	some role in vote.roles
	role in finding.approvers
}

# METADATA
# description: Whether a confirmation by the requester settles all there is.
is_confirmed if {
	count(input.findings) > 0
	every finding in input.findings {
		is_settled_by_requester(finding)
	}
}

is_settled_by_requester(finding) if {
	finding.rule in parameters.values.confirmed_by_requester
	some vote in input.votes
	vote.verdict == "approve"
	vote.own == true
	not vote.grant
}
