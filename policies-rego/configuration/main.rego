# METADATA
# title: Configurations
# description: >-
#   Whether Kubernetes manifests may be applied. The input is `{"documents": [{"document": {…}}, …]}`; a finding's
#   `resource` is the number of the document, its `at` a JSON pointer into that document. `decision` judges a set in one
#   evaluation. A large one is judged in slices: `objects` of each slice, then `across` once, over what `objects` handed
#   over; together they find what `decision` finds.
package configuration

import data.configuration.parameters
import data.configuration.selection
import data.lib.kubernetes
import data.lib.verdict

# METADATA
# title: Decision on a set of manifests
# description: The effect, every finding of every rule, worst first, and how much of the input the rules looked at.
# entrypoint: true
decision := object.union(verdict.result(findings), {"coverage": kubernetes.coverage(kinds)})

# METADATA
# title: Decision on a slice of a large set
# description: >-
#   What object rules (`custom.scope: object`) find in each document by itself, and, in `handed`, what set rules need of
#   it: `{resource, rule, fact}` for what a rule gathers in `facts`, `{resource}` for a document that it needs whole.
# entrypoint: true
objects := object.union(verdict.result(object_findings), {"coverage": kubernetes.coverage(kinds), "handed": handed})

# METADATA
# title: Decision on what documents of a large set are to each other
# description: >-
#   What set rules find over `{"documents": […], "facts": […]}`, as slices handed them over. A document that is needed by
#   none is `null`, so that numbers stay what they are.
# entrypoint: true
across := verdict.result(set_findings)

# What rules look at beside workloads.
kinds contains each if {
	some rule in active
	not is_idle(rule)
	some each in rule.about.custom.kinds
}

# A rule whose parameters ask nothing of it looks at nothing.
is_idle(rule) if {
	rule.own == false
	data.rules[rule.name].is_idle
}

# METADATA
# title: Catalogue of the configuration rules
# description: One line for each rule that may be chosen, from its METADATA.
# entrypoint: true
catalogue contains object.union(verdict.entry(name, about, parameters.described), standing(name, false)) if {
	some name
	about := data.rules[name].about
}

catalogue contains object.union(verdict.entry(name, about, parameters.described), standing(name, true)) if {
	some name
	about := data.configuration.rules[name].about
}

# What is in no chosen pack, or switched off, is there to be chosen.
standing(name, is_own) := {} if {
	[name, is_own] in standing_names
} else := {"active": false}

standing_names := {[rule.name, rule.own] | some rule in active}

findings := object_findings | set_findings

# METADATA
# description: >-
#   The rules that are to be evaluated, `{name, own, about}` with what each says of itself: those of the chosen packs, those
#   that are always, and those that users put into `data.configuration.rules`, whose names may be those of others. Of any
#   other rule nothing is evaluated.
active contains {"name": name, "own": false, "about": about} if {
	some name, _ in selection.chosen
	about := data.rules[name].about
	not verdict.is_off(name, about)
}

active contains {"name": name, "own": true, "about": about} if {
	some name in own
	about := about_own(name)
	not verdict.is_off(name, about)
}

# Users' own rules have no pack: they are there because they are to judge.
own contains name if {
	some name

	# Tests stand beside rules.
	data.configuration.rules[name].findings
}

# A rule without METADATA still counts: its findings are taken for severe.
default about_own(_) := {}

about_own(name) := data.configuration.rules[name].about

object_findings contains verdict.finding(rule.name, rule.about, found) if {
	some rule in active
	is_object_rule(rule.about)
	some found in found_by(rule)
	is_wanted(rule, found)
}

set_findings contains verdict.finding(rule.name, rule.about, found) if {
	some rule in set_rules
	some found in found_by(rule)
	is_wanted(rule, found)
}

set_findings contains found if {
	some found in verdict.parameter_findings("configuration", parameters.problems)
}

found_by(rule) := data.configuration.rules[rule.name].findings if {
	rule.own
} else := data.rules[rule.name].findings

# Users' own rules are in no pack.
is_wanted(rule, _) if rule.own

is_wanted(rule, found) if {
	not rule.own
	selection.is_wanted(rule.name, found)
}

# A rule that does not say so may look at anything.
is_object_rule(about) if about.custom.scope == "object"

set_rules contains rule if {
	some rule in active
	not is_object_rule(rule.about)
}

handed contains {"resource": fact.resource, "rule": rule.name, "fact": fact} if {
	some rule in set_rules
	some fact in facts_of(rule)
}

handed contains {"resource": number} if {
	some rule in set_rules
	not facts_of(rule)
	some number, _ in input.documents
	is_needed(rule.about, number)
}

facts_of(rule) := data.configuration.rules[rule.name].facts if {
	rule.own
} else := data.rules[rule.name].facts

# A set rule without `custom.kinds` needs every document.
is_needed(about, _) if not about.custom.kinds

is_needed(about, number) if {
	some each in about.custom.kinds
	some found in kubernetes.resources
	found.resource == number
	kubernetes.is_kind(found, each.group, each.kind)
}
