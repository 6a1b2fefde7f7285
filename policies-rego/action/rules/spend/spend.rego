# METADATA
# title: Spent more than a day's share
# description: >-
#   Many small costs are a large one. By the gate's history, what the actions of a day cost, in the unit in which the gate's
#   caller counts, stays below a limit unless somebody consents.
# custom:
#   id: ACT-SPEND
#   severity: medium
#   effect: require_approval
#   approvers: [budget-owner]
#   remedy: Ask for approval, or go on tomorrow
#   controls: []
#   parameters: [max_spend_per_day]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "development"}
package action.rules.spend
import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

# What costs nothing is no reason to ask.
findings contains {"at": "", "message": message} if {
	data.session.cost > 0
	total := data.session.cost + sum([event.cost | some event in action.done(1440)])
	total > parameters.values.max_spend_per_day
	message := sprintf("it costs %v, which makes %v in a day: more than %v", [
		data.session.cost, total, parameters.values.max_spend_per_day,
	])
}
