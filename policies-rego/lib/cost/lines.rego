# A line for each thing that has a price, and the reason for each that has none.
package lib.cost

# METADATA
# description: >-
#   `{resource, at, kind, namespace, name, team, environment, sort, words, monthly, of}` for each thing with a price, where
#   `sort` is `pods`, `volume`, `balancer` or `nodes`, and `monthly` a range of dollars.
lines := array.concat(array.concat(pod_lines, volume_lines), array.concat(balancer_lines, pool_lines))

# METADATA
# description: "What has no price: `{resource, at, kind, namespace, name, what, reason}`."
unpriced := array.concat(array.concat(pods_unpriced, volumes_unpriced), array.concat(balancers_unpriced, pools_unpriced))

of_fact(fact) := object.union(
	object.filter(fact, ["resource", "at", "kind", "namespace", "name"]),
	account(fact),
)

priced_pods := [{"fact": fact, "months": months, "price": pod_price(fact)} |
	some fact in known
	fact.sort == "pods"
	months := pod_months(fact)
]

pod_lines := [line |
	some pods in priced_pods
	monthly := times(pods.months, pods.price.hourly * hours_of_month)
	words := concat(" ", [said_times(pods), said_reserved(pods.fact.reserved), pods.price.on])
	line := object.union(of_fact(pods.fact), {"sort": "pods", "words": words, "monthly": monthly, "of": pods.price.of})
]

# Whatever else keeps something from having a price is told as well: nothing is left out unseen.
pods_unpriced := array.concat(
	[object.union(of_fact(fact), problem("pods", fact.runs.problem)) |
		some fact in known
		fact.sort == "pods"
	],
	[object.union(of_fact(pods.fact), why) |
		some pods in priced_pods
		pods.months.high > 0
		some why in reasons(pods.price)
	],
)

reasons(price) := price.unpriced if {
	price.hourly >= 0
} else := price.unpriced if {
	count(price.unpriced) > 0
} else := [problem("pods", "it has no container that asks for anything with a price")]

said_times(pods) := concat(" ", [said_range(times(pods.months, hours_of_month)), "hours", pods.fact.runs.words, "of"]) if {
	pods.fact.runs.words
} else := concat(" ", [said_range(pods.months), "×"])

said_range(range) := shown(range.expected) if {
	range.low == range.high
} else := concat(" ", [shown(range.low), "to", shown(range.high)])

# METADATA
# description: "A number in a sentence, with three digits behind the point at most."
shown(number) := sprintf("%v", [round(number * 1000) / 1000])

said_reserved(reserved_) := concat(", ", array.concat(
	[concat(" ", [shown(number), words]) |
		some [field_, words] in [["vcpu", "vCPU"], ["gib", "GiB"]]
		number := reserved_[field_]
	],
	[concat(" ", [shown(number), name]) | some name, number in reserved_.accelerators],
))

# Volumes of pods are there as long as they are; what a claim has by itself is there all the time.
volumes := array.concat(
	[{"fact": fact, "claim": fact, "months": exactly(1)} |
		some fact in known
		fact.sort == "claim"
	],
	[{"fact": fact, "claim": claim_, "months": months} |
		some fact in known
		some claim_ in fact.volumes
		months := pod_months(fact)
		months.high > 0
	],
)

volume_lines := [line |
	some volume in volumes
	found := unit("storage-gib-month", disk_of(volume.claim))
	monthly := times(volume.months, volume.claim.gib * found.price)
	words := concat(" ", [said_range(volume.months), "×", shown(volume.claim.gib), "GiB of", disk_of(volume.claim)])
	line := object.union(of_fact(volume.fact), {"sort": "volume", "words": words, "monthly": monthly, "of": [found.of]})
]

volumes_unpriced := [object.union(of_fact(volume.fact), problem("volume", reason)) |
	some volume in volumes
	reason := volume_problem(volume.claim)
]

volume_problem(claim_) := "its size is not stated, or cannot be read" if {
	not claim_.gib
} else := concat("", ["which disks storage class ", quoted(class_of(claim_)), " has is not known"]) if {
	not disk_of(claim_)
} else := no_price(quoted(disk_of(claim_))) if {
	not unit("storage-gib-month", disk_of(claim_))
}

balancers := [fact |
	some fact in known
	fact.sort == "balancer"
	not has_earlier(fact)
]

first_of_group[fact.group] contains [fact.resource, fact.at] if {
	some fact in known
	fact.sort == "balancer"
}

has_earlier(fact) if [fact.resource, fact.at] != min(first_of_group[fact.group])

balancer_lines := [line |
	some fact in balancers
	class := balancer_class(fact.type)
	found := unit("load-balancer-month", class)
	line := object.union(of_fact(fact), {
		"sort": "balancer",
		"words": concat(" ", ["1 load balancer:", class]),
		"monthly": exactly(found.price),
		"of": [found.of],
	})
]

balancers_unpriced := [object.union(of_fact(fact), problem("load balancer", no_price(words))) |
	some fact in balancers
	class := balancer_class(fact.type)
	not unit("load-balancer-month", class)
	words := concat(" ", ["the load balancer", quoted(class)])
]

pool_lines := [line |
	some pool in pools
	row := instance(pool_type(pool))
	monthly := times(pool.nodes, rate(row, pool) * hours_of_month)
	words := concat(" ", [said_range(pool.nodes), "×", pool_type(pool)])
	line := object.union(of_fact(pool), {"sort": "nodes", "words": words, "monthly": monthly, "of": [row.of]})
]

pools_unpriced := [object.union(of_fact(pool), problem("nodes", reason)) |
	some pool in pools
	reason := pool_problem(pool)
]

pool_problem(pool) := "how many nodes it has is not stated, or cannot be read" if {
	not has_size(pool)
} else := "its machine type is not stated" if {
	not pool_type(pool)
} else := no_price(quoted(pool_type(pool))) if {
	not instance(pool_type(pool))
}

has_size(pool) if pool.nodes.expected >= 0

pool_type(pool) := pool.instance_type if {
	is_string(pool.instance_type)
} else := min(machine_templates[pool.template])
