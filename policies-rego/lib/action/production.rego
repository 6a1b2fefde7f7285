package lib.action

import data.action.parameters

# METADATA
# description: >-
#   Whether an operation touches production: an environment that is not named as another one is production, and so is
#   what a cluster, a context, a namespace, a profile or a file says of itself.
is_production(operation) := true if {
	not is_elsewhere(environment_of(operation))
} else := true if {
	production_name(operation)
} else := false

# METADATA
# description: "Where it takes place, as it says itself, or as nobody said."
environment_of(operation) := object.get(operation, "environment", object.get(input, "environment", parameters.values.default_environment))

is_elsewhere(environment) if squeeze(environment) in elsewhere

elsewhere := {squeeze(environment) | some environment in parameters.values.other_environments}

# METADATA
# description: "The name by which an operation touches production, whatever environment it is said to be in."
production_name(operation) := [name | some name in names_of(operation); says_production(name)][0]

names_of(operation) := array.concat(
	array.concat(
		[name | some field in ["environment", "cluster", "namespace", "selector"]; name := operation[field]],
		[name | some target in operation.targets; target.kind in places; name := target.name],
	),
	array.concat(
		[name | some name in operation.files],
		array.concat(names_in_manifests(operation), names_in_changes(operation)),
	),
)

names_in_manifests(operation) := [name |
	some manifest in operation.manifests
	metadata := manifest.object.metadata
	some name in array.concat(
		[name | name := metadata.namespace],
		[name | plural(lower(manifest.object.kind)) in places; name := metadata.name],
	)
]

# A place that is made has its name in what it is made of.
names_in_changes(operation) := [change.value |
	some target in operation.targets
	target.kind in places
	some change in operation.changes
	squeeze(change.path[count(change.path) - 1]) in {"name", "clustername", "namespace", "destinationname", "environment"}
	is_string(change.value)
]

# Kinds that are places where other things are.
places := {
	"clusters", "namespaces", "projects", "clusterprofiles", "machinepools", "virtualclusters", "workspaces",
	"environments", "contexts", "databases", "subscriptions", "accounts", "applications", "clustergroups",
}

# METADATA
# description: "`prod-eu-1` says it, `product-api` and `non-prod` do not."
says_production(text) if {
	words := split(strings.replace_n(separators, lower(text)), " ")
	some index, word in words
	trim_right(word, "0123456789") in production_words
	not is_denied(words, index)
}

is_denied(words, index) if words[index - 1] in {"non", "not", "no", "pre"}

production_words := {lower(name) | some name in parameters.values.production_names}

separators := {mark: " " | some mark in ["-", "_", ".", "/", "\\", ":", "@", "=", ",", "~", "(", ")", "[", "]", "\t"]}
