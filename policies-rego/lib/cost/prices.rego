# Rows of the price table: the user's own before those that ship, a region's before those of any.
package lib.cost

import data.configuration.parameters

default own_groups := []

own_groups := data.parameters.prices.groups if is_array(data.parameters.prices.groups)

default shipped_groups := []

shipped_groups := data.prices.groups if is_array(data.prices.groups)

# Groups of the cloud, in the order in which they are asked.
groups := array.concat(in_regions(own_groups), in_regions(shipped_groups))

in_regions(table) := [group |
	some region in [parameters.values.cost_region, "any"]
	some group in table
	group.cloud == parameters.values.cost_cloud
	group.region == region
]

# METADATA
# description: "A machine type, `{vcpu, memory, hourly, spot, gpu, gpus, of}`, where `of` says which prices these are."
instance(type) := found[0] if {
	found := [object.union(row, {"of": origin(group)}) |
		some group in groups
		row := group.instances[type]
		is_number(row.hourly)
	]
	count(found) > 0
}

# METADATA
# description: "The price of a unit of a class: `{price, of}`."
unit(name, class) := found[0] if {
	found := [{"price": price, "of": origin(group)} |
		some group in groups
		price := group.units[name][class]
		is_number(price)
	]
	count(found) > 0
}

origin(group) := object.filter(group, ["cloud", "region", "kind", "source", "date"])

# METADATA
# description: "Where prices are looked for, in words: `aws us-east-1`."
somewhere := concat(" ", [parameters.values.cost_cloud, parameters.values.cost_region]) if {
	parameters.values.cost_cloud != ""
} else := "no cloud"

# METADATA
# description: Why something has no price.
no_price(words) := concat("", ["there is no price of ", words, " in ", somewhere]) if {
	parameters.values.cost_cloud != ""
} else := "no cloud is named whose prices would count"
