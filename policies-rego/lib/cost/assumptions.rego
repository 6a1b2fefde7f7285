# What an estimate takes for granted, in words: only what it made use of.
package lib.cost

import data.configuration.parameters

assumptions contains "a month has 730 hours" if count(lines) > 0

assumptions contains "prices are those of the dates that are named, without tax, discounts and traffic: whoever sells may have changed them" if count(lines) > 0

assumptions contains text if {
	some line in lines
	some price in line.of
	text := said_of_kind[price.kind]
}

said_of_kind := {
	"derived": "some prices are computed from those of whole machines",
	"tool-default": "vCPU-hours and GiB-hours of no family are priced as cost tools do by default: no cloud sells them so",
}

assumptions contains "a pod costs its share of a machine: the larger of its shares of vCPU, memory and GPUs, whatever of the machine stays empty" if {
	some pods in priced_pods
	machine_type(pods.fact) != ""
	pods.price.hourly
}

assumptions contains text if {
	some pods in priced_pods
	row := instance(machine_type(pods.fact))
	is_larger(pods.fact.reserved, row)
	text := concat("", [pods.fact.kind, "/", pods.fact.name, " does not fit on one ", machine_type(pods.fact), ": it is priced as if it did"])
}

is_larger(reserved_, row) if reserved_.vcpu > row.vcpu

is_larger(reserved_, row) if reserved_.gib > row.memory

assumptions contains "where an autoscaler chooses the replicas, the range is that of its bounds, and halfway between them is expected" if {
	some fact in known
	fact.runs.replicas > 0
	scalers[[fact.namespace, fact.kind, fact.name]]
}

assumptions contains text if {
	some fact in known
	fact.runs.hours
	text := concat("", ["a pod of a Job runs ", shown(parameters.values.cost_job_minutes), " minutes, and longest until its deadline: `cost_job_minutes` says how long"])
}

assumptions contains text if {
	some fact in known
	fact.runs.per_node
	text := concat(" ", ["a DaemonSet runs on every node:", said_range(nodes), nodes_known_from])
}

nodes_known_from := "by `cost_nodes`" if {
	parameters.values.cost_nodes > 0
} else := "in the pools of the set" if {
	count(pool_sizes) > 0
} else := "is assumed, `cost_nodes` says how many there are"

assumptions contains "pods run on the nodes of the pools: the total has the nodes, and not the pods again" if {
	some line in lines
	is_paid_by_pools(line)
}

assumptions contains "volumes are priced by their size alone" if count(volume_lines) > 0

assumptions contains "disks of Azure are priced as if each size cost the same for a GiB" if {
	parameters.values.cost_cloud == "azure"
	count(volume_lines) > 0
}

assumptions contains "load balancers are priced without what they pass on" if count(balancer_lines) > 0

assumptions contains text if {
	some fact in array.concat([pods.fact | some pods in priced_pods; pods.price.hourly], pools)
	is_spot(fact)
	row := instance(type_of(fact))
	object.get(row, "spot", null) == null
	text := concat("", ["there is no spot price of ", type_of(fact), ": it is priced on demand"])
}

type_of(fact) := pool_type(fact) if {
	fact.sort == "pool"
} else := machine_type(fact)

assumptions contains text if {
	some [kind, namespace, name], places in places_of
	count(places) > 1
	text := concat("", [kind, "/", name, " of namespace ", namespace, " is there ", format_int(count(places), 10), " times, and counts as often"])
}

places_of[[line.kind, line.namespace, line.name]] contains line.resource if {
	some line in lines
}
