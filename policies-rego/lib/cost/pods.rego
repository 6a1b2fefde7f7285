# What pods cost: their share of a machine, or their vCPU-hours, GiB-hours and GPU-hours.
package lib.cost

import data.configuration.parameters

# METADATA
# description: "The pods of a fact at work, in months of one: `{low, expected, high}`; undefined where nobody knows."
pod_months(fact) := exactly(0) if {
	fact.runs.replicas == 0
} else := {"low": low, "expected": (low + high) / 2, "high": high} if {
	fact.runs.replicas > 0
	bounds := scalers[[fact.namespace, fact.kind, fact.name]]
	low := min({number | some bound in bounds; some number in bound})
	high := max({number | some bound in bounds; some number in bound})
} else := exactly(fact.runs.replicas) if {
	fact.runs.replicas > 0
} else := nodes if {
	fact.runs.per_node
} else := times(fact.runs.hours, 1 / hours_of_month)

# METADATA
# description: >-
#   What one pod costs in an hour: `{hourly, on, of, unpriced}`, where `on` says by what, `of` which prices, and `unpriced`
#   what of it has none. Without `hourly`, nothing has.
pod_price(fact) := on_machine(fact, machine_type(fact)) if {
	machine_type(fact) != ""
} else := by_units(fact)

machine_type(fact) := object.get(fact, "instance_type", parameters.values.cost_instance_type)

on_machine(fact, type) := {"unpriced": [problem("pods", no_price(quoted(type)))]} if {
	not instance(type)
} else := object.union_n([
	{"on": concat(" ", ["on", type]), "of": [row.of], "unpriced": array.concat(unstated(fact), gpus_missing(fact, type, row))},
	{"hourly": hourly | hourly := max(shares) * rate(row, fact)},
]) if {
	row := instance(type)
	shares := shares_of(fact, row)
}

shares_of(fact, row) := [share |
	some field, all in {"vcpu": row.vcpu, "gib": row.memory, "gpus": object.get(row, "gpus", 0)}
	all > 0
	share := asked(fact, field) / all
]

asked(fact, "vcpu") := fact.reserved.vcpu

asked(fact, "gib") := fact.reserved.gib

asked(fact, "gpus") := gpus_of(fact) if gpus_of(fact) > 0

# METADATA
# description: Dollars for an hour of a machine; the price on demand where there is no other.
rate(row, fact) := row.spot if {
	is_spot(fact)
	is_number(row.spot)
} else := row.hourly

is_spot(fact) if fact.spot

is_spot(fact) if {
	not fact.instance_type
	parameters.values.cost_capacity == "spot"
}

gpus_of(fact) := sum([number | some name, number in fact.reserved.accelerators; name in whole_gpus])

gpus_missing(fact, type, row) := array.concat(strange_accelerators(fact), [problem("GPU", concat(" ", [quoted(type), "has none"])) |
	gpus_of(fact) > 0
	object.get(row, "gpus", 0) == 0
])

# What is no whole GPU is neither counted on machine types nor sold by the hour.
strange_accelerators(fact) := [problem(quoted(name), "accelerators other than whole GPUs have no price") |
	some name, number in fact.reserved.accelerators
	number > 0
	not name in whole_gpus
]

unstated(fact) := [problem("pods", reason) | some reason in fact.reserved.missing]

problem(what, reason) := {"what": what, "reason": reason}

quoted(text) := concat("", ["`", text, "`"])

by_units(fact) := object.union_n([
	{"on": "by vCPU-hours and GiB-hours", "of": [part.of | some part in parts; part.of], "unpriced": unpriced},
	{"hourly": hourly | hourly := together([part | some part in parts; part.hourly >= 0])},
]) if {
	parts := unit_parts(fact)
	unpriced := array.concat(array.concat(unstated(fact), strange_accelerators(fact)), [part.problem | some part in parts; part.problem])
}

unit_parts(fact) := array.concat(
	[part |
		some [field, name, words] in [["vcpu", "cpu-hour", "vCPU-hours"], ["gib", "ram-gib-hour", "GiB-hours of memory"]]
		number := fact.reserved[field]
		part := unit_part(number, name, parameters.values.cost_machine_family, words)
	],
	[part |
		number := gpus_of(fact)
		number > 0
		part := gpu_part(number, object.get(fact, "gpu", parameters.values.cost_gpu))
	],
)

unit_part(number, name, class, words) := {"hourly": number * found.price, "of": found.of} if {
	parameters.values.cost_capacity == "spot"
	found := unit(name, concat("", [class, "-spot"]))
} else := {"hourly": number * found.price, "of": found.of} if {
	found := unit(name, class)
} else := {"problem": problem("pods", no_price(concat(" ", [words, "of family", quoted(class)])))}

# The price of a GPU with its host pays for what the pod takes of that.
together(parts) := max([sum([part.hourly | some part in parts; part.host]), sum([part.hourly | some part in parts; not part.host])]) if {
	count(parts) > 0
}

gpu_part(_, "") := {"problem": problem("GPU", "no model of GPU is named")}

gpu_part(number, model) := {"hourly": number * found.price, "of": found.of} if {
	found := unit("gpu-hour", lower(model))
} else := {"hourly": number * found.price, "of": found.of, "host": true} if {
	some name in [plain_model(model), without_size(plain_model(model))]
	found := unit("gpu-hour", concat("", [name, "-with-host"]))
} else := {"problem": problem("GPU", no_price(quoted(model)))} if {
	model != ""
}

# Labels call a GPU `NVIDIA-A100-SXM4-80GB` or `nvidia-tesla-a100`, and the table `nvidia-a100-80gb`.
plain_model(model) := concat("-", array.concat(["nvidia" | not startswith(lower(model), "amd")], [word |
	some word in split(replace(lower(model), " ", "-"), "-")
	not word in {"nvidia", "tesla", "sxm2", "sxm4", "sxm5", "pcie", "hbm2", "hbm2e", "hbm3", "hbm3e", "40gb"}
]))

without_size(model) := trim_suffix(trim_suffix(model, "-80gb"), "-24gb")
