# METADATA
# title: Prompts
# description: >-
#   Whether a text may reach an agent, or come from one: what a person wrote, what a tool gave back, what a model
#   answered. The host normalises the text and extracts signals; `input.schema.json` beside this file says what it hands
#   over. The rules decide; `custom.subjects` of their METADATA says for which of the three.
package prompt

import data.lib.verdict
import data.prompt.parameters

# METADATA
# title: Decision on a prompt
# description: The effect, and every finding of every rule, worst first.
# entrypoint: true
decision := verdict.result(findings("prompt"))

# METADATA
# title: Catalogue of the prompt rules
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue := entries("prompt")

# METADATA
# description: What the rules find that judge such texts.
findings(subject) := ({verdict.finding(name, about_rule(name), found) |
	some name
	about := data.prompt.rules[name].about
	judges(about, subject)
	not verdict.is_off(name, about)
	some found in data.prompt.rules[name].findings
} | undescribed) | verdict.parameter_findings("prompt", parameters.problems)

# A rule without METADATA still counts: its findings are taken for severe.
undescribed := {verdict.finding(name, {}, found) |
	some name
	some found in data.prompt.rules[name].findings
	not data.prompt.rules[name].about
}

# METADATA
# description: One line for each rule that judges such texts.
entries(subject) := {verdict.entry(name, about, parameters.described) |
	some name
	about := data.prompt.rules[name].about
	judges(about, subject)
}

judges(about, subject) if subject in object.get(about, ["custom", "subjects"], [subject])

about_rule(name) := data.prompt.rules[name].about
