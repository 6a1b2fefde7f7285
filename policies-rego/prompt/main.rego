# METADATA
# title: Prompts
# description: >-
#   Whether a text may reach an agent: what a person wrote, or what a tool gave back. The host normalises the text and
#   extracts signals; `input.schema.json` beside this file says what it hands over. The rules decide.
package prompt

import data.lib.verdict
import data.prompt.parameters

# METADATA
# title: Decision on a text
# description: The effect, and every finding of every rule, worst first.
# entrypoint: true
decision := verdict.result(findings)

# METADATA
# title: Catalogue of the prompt rules
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue contains verdict.entry(name, about) if {
	some name
	about := data.prompt.rules[name].about
}

findings contains verdict.finding(name, about_rule(name), found) if {
	some name
	some found in data.prompt.rules[name].findings
}

findings contains found if {
	some found in verdict.parameter_findings("prompt", parameters.problems)
}

# A rule without METADATA still counts: its findings are taken for severe.
default about_rule(_) := {}

about_rule(name) := data.prompt.rules[name].about
