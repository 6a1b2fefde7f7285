# METADATA
# title: Machines beyond the budget of one action
# description: >-
#   Machines of a known price that one action asks for, by list price and 730 hours a month, stay below a budget unless
#   somebody consents. A type without a price in the table that ships has no estimate, and nothing is said of it here.
# custom:
#   id: ACT-MACHINE-COST
#   severity: medium
#   effect: require_approval
#   approvers: [budget-owner]
#   remedy: Ask for fewer or smaller machines, or ask for approval
#   controls: []
#   parameters: [max_monthly_cost]
#   examples:
#     bad: |
#       {"tool": "palette", "verb": "create", "resource": "machinepools", "name": "workers", "environment": "development", "arguments": {"instanceType": "m6i.4xlarge", "count": 8}}
#     good: |
#       {"tool": "palette", "verb": "create", "resource": "machinepools", "name": "workers", "environment": "development", "arguments": {"instanceType": "m6i.large", "count": 3}}
package action.rules.machine_cost

import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

hours := 730

# How many of them, in the words of scaling.
count_keys := data.action.rules.scaling.node_keys | data.action.rules.scaling.vague_keys

findings contains object.union(machines.setting.place, {"message": message, "wouldAllow": would_allow}) if {
	some machines in asked
	machines.monthly > parameters.values.max_monthly_cost
	message := sprintf("%v × `%s` cost $%v a month by list price%s: more than $%v", [
		machines.count, machines.type, round(machines.monthly), machines.where, parameters.values.max_monthly_cost,
	])
	would_allow := sprintf("machines for at most $%v a month", [parameters.values.max_monthly_cost])
}

asked := [machines |
	some setting in action.settings
	setting.key in action.machine_type_keys
	type := trim_space(setting.value)
	price := dearest(type, regions_of(setting.act))
	number := number_of(setting)
	machines := {
		"setting": setting, "type": type, "count": number, "where": price.where,
		"monthly": (price.hourly * hours) * number,
	}
]

# As many as are stated beside the type, and one if no number is.
number_of(setting) := max({1} | {number |
	some other in action.settings
	other.act == setting.act
	other.key in count_keys
	parent(other) == parent(setting)
	number := action.number(other.value)
})

parent(setting) := array.slice(setting.keys, 0, count(setting.keys) - 1)

regions_of(act) := {lower(setting.value) |
	some setting in action.settings
	setting.act == act
	setting.key in {"region", "location", "awsregion", "zone"}
	is_string(setting.value)
}

# The price in the region that is named; where none is, the dearest of those that are known.
dearest(type, regions) := {"hourly": max(named), "where": concat("", [" in ", concat(", ", sort(regions))])} if {
	named := {price.hourly | some price in prices(type); price.region in regions}
	count(named) > 0
} else := {"hourly": max(known), "where": ""} if {
	known := {price.hourly | some price in prices(type)}
	count(known) > 0
}

prices(type) := {{"hourly": row.hourly, "region": group.region} |
	some group in data.prices.groups
	row := group.instances[type]
	is_number(row.hourly)
}
