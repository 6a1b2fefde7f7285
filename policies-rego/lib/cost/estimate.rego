# The whole: totals with their range, sums by who answers, what was assumed, and which prices were taken.
package lib.cost

import data.configuration.parameters

# METADATA
# description: >-
#   What a month costs. Pods that run on pools of the set are paid for with these: they count in the sums by namespace,
#   team and environment, and not in the total.
estimate := {
	"currency": "USD",
	"cloud": parameters.values.cost_cloud,
	"region": parameters.values.cost_region,
	"monthly": total,
	"lowerBound": count(unpriced) > 0,
	"items": [item |
		some [_, _, _, line] in sort([[line.resource, line.at, line.sort, line] | some line in lines])
		item := object.union(object.remove(line, ["of"]), {"monthly": rounded(line.monthly), "included": is_included(line)})
	],
	"unpriced": [each | some [_, _, each] in sort([[each.resource, each.at, each] | some each in unpriced])],
	"namespaces": sums.namespace,
	"teams": sums.team,
	"environments": sums.environment,
	"budgets": budgets,
	"assumptions": sort(assumptions),
	"prices": sort({price | some line in lines; some price in line.of}),
}

total := rounded(sum_of([line.monthly | some line in lines; not is_paid_by_pools(line)]))

is_paid_by_pools(line) if {
	line.sort == "pods"
	count(pool_lines) > 0
}

default is_included(_) := false

is_included(line) if is_paid_by_pools(line)

# METADATA
# description: "Sums by a field of the lines, those without it under the empty text; nodes are everybody's."
sums[name] := [{"name": value, "monthly": rounded(sum_of(ranges))} |
	some value, ranges in ranges_of[name]
] if {
	some name in ["namespace", "team", "environment"]
}

ranges_of[name][value] := [line.monthly | some line in counted[name][value]] if {
	some name, values in counted
	some value, _ in values
}

counted[name][value] contains line if {
	some name in ["namespace", "team", "environment"]
	some line in lines
	line.sort != "nodes"
	value := object.get(line, name, "")
}
