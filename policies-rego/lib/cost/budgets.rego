# Budgets: what a namespace, a team or an environment may cost in a month.
package lib.cost

import data.configuration.parameters

# METADATA
# description: "Whether anybody set a budget: without one, nothing need be priced to judge."
has_budgets if parameters.values.cost_budget != ""

has_budgets if {
	some name in ["namespace_budgets", "team_budgets", "environment_budgets"]
	count(parameters.values[name]) > 0
}

# METADATA
# description: "Each budget that something counts towards: `{of, name, limit, monthly, isExceeded}`."
budgets := array.concat(
	[budget("everything", "", parameters.values.cost_budget, total) | parameters.values.cost_budget != ""],
	[budget(of, sum_.name, limit, sum_.monthly) |
		some [of, limits] in limits_of
		some sum_ in sums[of]
		limit := limit_in(limits, sum_.name)
	],
)

limits_of := [
	["namespace", parameters.values.namespace_budgets],
	["team", parameters.values.team_budgets],
	["environment", parameters.values.environment_budgets],
]

limit_in(limits, name) := limits[name] if {
	limits[name]
} else := limits["*"]

budget(of, name, limit, monthly) := {
	"of": of, "name": name, "limit": dollars(limit), "monthly": monthly,
	"isExceeded": is_more(monthly[parameters.values.cost_budget_figure], dollars(limit)),
}

# What is no number allows nothing.
dollars(text) := to_number(text) if {
	regex.match(`^[0-9]+([.][0-9]+)?$`, text)
} else := 0

default is_more(_, _) := true

is_more(figure, limit) := figure > limit
