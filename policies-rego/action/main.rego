# METADATA
# title: Actions
# description: >-
#   Whether a proposed tool call, API request or command may run. The input is what the host has read of it:
#   `operations`, what is done, and `unread`, what could not be understood, beside the request itself. What no rule
#   objects to is allowed: a read, or a change outside production.
package action

import data.action.parameters
import data.lib.verdict

# METADATA
# title: Decision on an action
# description: The effect, and every finding of every rule, worst first.
# entrypoint: true
decision := verdict.result(findings)

# METADATA
# title: Catalogue of the action rules
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue contains verdict.entry(name, about, parameters.described) if {
	some name
	about := data.action.rules[name].about
}

findings contains verdict.finding(name, about_rule(name), found) if {
	some name, _ in data.action.rules
	not verdict.is_off(name, about_rule(name))
	some found in data.action.rules[name].findings
}

findings contains found if {
	some found in verdict.parameter_findings("action", parameters.problems)
}

# A rule without METADATA still counts: its findings are taken for severe.
default about_rule(_) := {}

about_rule(name) := data.action.rules[name].about
