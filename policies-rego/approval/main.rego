# METADATA
# title: Approvals
# description: >-
#   Whether the votes on an action are enough for it to run. The input is `{findings, requester, request, tenant,
#   project, votes}`: what asks for approval, who asked for which action, and the votes that are proven, as
#   `{approver, roles, verdict, own}`. `allow`: it may run;
#   `require_approval`: votes are missing; `deny`: somebody said no.
package approval

import data.approval.parameters
import data.lib.verdict

# METADATA
# title: Decision on an approval
# description: The effect, and what is missing or stands against it.
# entrypoint: true
decision := verdict.result(findings)

# METADATA
# title: Catalogue of the approval rules
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue contains verdict.entry(name, about, parameters.described) if {
	some name
	about := data.approval.rules[name].about
}

findings contains verdict.finding(name, about_rule(name), found) if {
	some name, _ in data.approval.rules
	not verdict.is_off(name, about_rule(name))
	some found in data.approval.rules[name].findings
}

findings contains found if {
	some found in verdict.parameter_findings("approval", parameters.problems)
}

default about_rule(_) := {}

about_rule(name) := data.approval.rules[name].about
