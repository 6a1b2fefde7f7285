# Two estimates beside each other: what a change costs, thing by thing.
package cost

import data.lib.cost

# METADATA
# title: What a change costs
# description: >-
#   The input is `{"before": estimate, "after": estimate}`. `{before, after, difference}` of the whole, and of each thing that
#   is in either by kind, namespace and name, with its `change`: `added`, `removed`, `changed` or `none`. Figures are
#   those of the estimates, to the cent.
# entrypoint: true
difference := {
	"currency": input.after.currency,
	"monthly": compared(input.before.monthly, input.after.monthly),
	"isIncomplete": count(input.before.unpriced) + count(input.after.unpriced) > 0,
	"workloads": [workload |
		some key in sort(object.keys(items.before) | object.keys(items.after))
		workload := workload_of(key)
	],
	"unpriced": [each | some each in input.after.unpriced; not said(each) in unpriced_before],
	"budgets": input.after.budgets,
	"assumptions": sort({text | some side in sides; some text in side.assumptions}),
	"prices": sort({price | some side in sides; some price in side.prices}),
}

sides := {"before": input.before, "after": input.after}

# Monthly ranges of each thing, none for what has no price.
items[name] := {key: ranges |
	some key, numbers in numbers_of[name]
	ranges := [side.items[number].monthly | some number in numbers]
} if {
	some name, side in sides
}

numbers_of[name][key_of(item)] contains number if {
	some name, side in sides
	some number, item in side.items
}

# A number that no item has.
numbers_of[name][key] contains -1 if {
	some name, keys in unpriced_things
	some key in keys
}

unpriced_things[name] := {key_of(item) | some item in side.unpriced} if {
	some name, side in sides
}

key_of(item) := [item.namespace, item.kind, item.name]

said(each) := array.concat(key_of(each), [each.what, each.reason])

unpriced_before := {said(each) | some each in input.before.unpriced}

workload_of([namespace, kind, name]) := object.union(compared(before, after), {
	"kind": kind,
	"namespace": namespace,
	"name": name,
	"change": change(key, before, after),
	"unpriced": {"before": is_unpriced("before", key), "after": is_unpriced("after", key)},
}) if {
	key := [namespace, kind, name]
	[before, after] := [cost.sum_of(object.get(items[side], [key], [])) | some side in ["before", "after"]]
}

default is_unpriced(_, _) := false

is_unpriced(side, key) if key in unpriced_things[side]

compared(before, after) := {
	"before": before,
	"after": after,
	"difference": {name: number | some name, figure in after; number := figure - before[name]},
}

change(key, before, after) := "added" if {
	not items.before[key]
} else := "removed" if {
	not items.after[key]
} else := "changed" if {
	before != after
} else := "none"
