# Facts of all documents, and what some of them say of others.
package lib.cost

import data.configuration.parameters
import data.lib.kubernetes

# METADATA
# description: The facts that are priced, those of the documents or those that were handed over.
known := kubernetes.facts("cost_budget", demands)

scalers[fact.target] contains [fact.low, fact.high] if {
	some fact in known
	fact.sort == "scaler"
}

machine_templates[[fact.namespace, fact.kind, fact.name]] contains fact.instance_type if {
	some fact in known
	fact.sort == "machine-template"
}

namespace_accounts[fact.name] contains object.filter(fact, ["team", "environment"]) if {
	some fact in known
	fact.sort == "namespace"
}

# METADATA
# description: "Who answers for a thing, `{team, environment}`: its own labels, else those of its namespace."
account(fact) := object.union_n(array.concat(
	[found | some found in namespace_accounts[fact.namespace]],
	[object.filter(fact, ["team", "environment"])],
)) if {
	namespace_accounts[fact.namespace]
} else := object.filter(fact, ["team", "environment"])

pools := [fact | some fact in known; fact.sort == "pool"]

# METADATA
# description: "How many nodes there are: as the parameter says, else as the pools have, else one."
nodes := exactly(parameters.values.cost_nodes) if {
	parameters.values.cost_nodes > 0
} else := sum_of(pool_sizes) if {
	count(pool_sizes) > 0
} else := exactly(1)

pool_sizes := [pool.nodes | some pool in pools; pool.nodes.expected > 0]

# METADATA
# description: "A number that is sure is its own range, `{low, expected, high}`."
exactly(number) := {"low": number, "expected": number, "high": number}

# METADATA
# description: A range so many times.
times(range, factor) := {name: number | some name, each in range; number := each * factor}

# METADATA
# description: Ranges together.
sum_of(ranges) := {name: total |
	some name in ["low", "expected", "high"]
	total := sum([range[name] | some range in ranges])
}

# METADATA
# description: A range in whole cents.
rounded(range) := {name: number | some name, each in range; number := round(each * 100) / 100}
