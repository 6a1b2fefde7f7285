# METADATA
# title: Somebody said no
# description: One vote against is enough, whoever else has approved.
# custom:
#   id: APR-REFUSED
#   severity: high
#   effect: deny
#   retryable: false
#   remedy: Talk to who said no, and ask anew
#   controls: []
package approval.rules.refused

about := rego.metadata.chain()[1].annotations

findings contains {"at": sprintf("/votes/%d", [index]), "message": sprintf("`%s` said no", [vote.approver])} if {
	some index, vote in input.votes
	vote.verdict != "approve"
}
