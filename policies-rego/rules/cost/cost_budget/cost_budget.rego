# METADATA
# title: Budget exceeded
# description: >-
#   What a namespace, a team or an environment costs in a month, by the table of prices, is more than it was given. A figure
#   that leaves something out, since it has no price, says so.
# custom:
#   id: COST-BUDGET
#   domain: cost
#   scope: set
#   severity: medium
#   remedy: Ask for less, or for a larger budget
#   controls: []
#   variants:
#     everything:
#       title: Budget of everything exceeded
#     namespace:
#       title: Budget of a namespace exceeded
#     team:
#       title: Budget of a team exceeded
#     environment:
#       title: Budget of an environment exceeded
#     unpriced:
#       title: Something without a price under a budget
#       severity: low
#   kinds:
#     - {group: "", kind: PersistentVolumeClaim}
#     - {group: "", kind: Service}
#     - {group: autoscaling, kind: HorizontalPodAutoscaler}
#     - {group: storage.k8s.io, kind: StorageClass}
#   parameters: [cost_cloud, cost_region, cost_instance_type, cost_budget, cost_budget_figure, namespace_budgets, team_budgets, environment_budgets]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, namespace: budgeted}
#       spec:
#         nodeSelector: {node.kubernetes.io/instance-type: m6i.16xlarge}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources: {requests: {cpu: 60, memory: 128Gi}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, namespace: budgeted}
#       spec:
#         nodeSelector: {node.kubernetes.io/instance-type: m6i.large}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources: {requests: {cpu: 500m, memory: 1Gi}}
package rules.cost_budget

import data.configuration.parameters
import data.lib.cost

about := rego.metadata.chain()[1].annotations

is_idle if not cost.has_budgets

findings contains object.union(place, {"variant": budget.of, "message": message}) if {
	cost.has_budgets
	some budget in cost.budgets
	budget.isExceeded
	place := dearest(budget)
	message := concat("", [whose(budget), " costs ", said(budget.monthly), " dollars a month", bound, ": ", shown(budget.limit), " are allowed"])
}

findings contains object.union(place_of(each), {"variant": "unpriced", "message": message}) if {
	cost.has_budgets
	some each in cost.unpriced
	message := concat("", [each.what, " without a price under a budget: ", each.reason])
}

facts contains demand if {
	cost.has_budgets
	some demand in cost.demands
}

whose(budget) := "everything together" if {
	budget.of == "everything"
} else := concat("", ["what has no ", budget.of]) if {
	budget.name == ""
} else := concat("", [budget.of, " `", budget.name, "`"])

# Where something has no price, all of it costs more.
default bound := ""

bound := " at least" if count(cost.unpriced) > 0

said(monthly) := shown(monthly[parameters.values.cost_budget_figure])

shown(number) := sprintf("%v", [number])

# The line that costs most is where to begin.
dearest(budget) := place_of(lines[count(lines) - 1][4]) if {
	lines := sort([[line.monthly.high, 0 - line.resource, line.at, line.sort, line] |
		some line in cost.lines
		counts_towards(line, budget)
	])
}

counts_towards(_, budget) if budget.of == "everything"

counts_towards(line, budget) if {
	budget.of != "everything"
	line.sort != "nodes"
	object.get(line, budget.of, "") == budget.name
}

place_of(thing) := {
	"resource": thing.resource,
	"subject": concat("/", [thing.kind, thing.name]),
	"at": thing.at,
}
