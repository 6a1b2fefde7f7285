# METADATA
# title: Configurations
# description: >-
#   Whether Kubernetes manifests may be applied. The input is `{"documents": [{"document": {…}}, …]}`, one evaluation
#   for the whole set; a finding's `resource` is the number of the document, its `at` a JSON pointer into that document.
package configuration

import data.configuration.parameters
import data.lib.kubernetes
import data.lib.verdict

# METADATA
# title: Decision on a set of manifests
# description: The effect, every finding of every rule, worst first, and how much of the input the rules looked at.
# entrypoint: true
decision := object.union(verdict.result(findings), {"coverage": kubernetes.coverage(kinds)})

# What rules look at beside workloads.
kinds contains each if {
	some name
	some each in data.configuration.rules[name].about.custom.kinds
}

# METADATA
# title: Catalogue of the configuration rules
# description: One line for each rule, from its METADATA.
# entrypoint: true
catalogue contains verdict.entry(name, about, parameters.described) if {
	some name
	about := data.configuration.rules[name].about
}

findings contains verdict.finding(name, about_rule(name), found) if {
	some name, _ in data.configuration.rules
	not verdict.is_off(name, about_rule(name))
	some found in data.configuration.rules[name].findings
}

findings contains found if {
	some found in verdict.parameter_findings("configuration", parameters.problems)
}

# A rule without METADATA still counts: its findings are taken for severe.
default about_rule(_) := {}

about_rule(name) := data.configuration.rules[name].about
