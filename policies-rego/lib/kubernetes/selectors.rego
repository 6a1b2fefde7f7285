# Labels, and what picks objects by them.
package lib.kubernetes

# METADATA
# description: >-
#   Whether a label selector picks an object with these labels, as the API server reads it: an empty selector picks every
#   object, one that is missing or no object picks none.
selects(selector, labels) if {
	is_object(selector)
	every key, value in object_or_empty(selector, "matchLabels") {
		labels[key] == value
	}
	every requirement in list_or_empty(selector, "matchExpressions") {
		meets(requirement, labels)
	}
}

meets(requirement, labels) if {
	requirement.operator == "In"
	labels[requirement.key] in requirement.values
}

meets(requirement, labels) if {
	requirement.operator == "NotIn"
	not has_value_in(requirement, labels)
}

meets(requirement, labels) if {
	requirement.operator == "Exists"
	labels[requirement.key]
}

meets(requirement, labels) if {
	requirement.operator == "DoesNotExist"
	not labels[requirement.key]
}

has_value_in(requirement, labels) if labels[requirement.key] in requirement.values

# METADATA
# description: "Whether labels have every one of these, as a Service picks its pods; no labels pick none."
has_labels(wanted, labels) if {
	count(wanted) > 0
	every key, value in wanted {
		labels[key] == value
	}
}

# METADATA
# description: A field of an object if it holds an object, else an empty one.
object_or_empty(value, field) := found if {
	found := value[field]
	is_object(found)
} else := {}

# METADATA
# description: A field of an object if it holds a list, else an empty one.
list_or_empty(value, field) := found if {
	found := value[field]
	is_array(found)
} else := []

# METADATA
# description: >-
#   Candidates for a selector out of an index by `[namespace, label, value]`: what has the one of its labels that fewest
#   have. A selector that names no label may pick any of `otherwise`.
fewest(index, namespace, selector, otherwise) := fewest_with(index, namespace, labels, otherwise) if {
	labels := object_or_empty(selector, "matchLabels")
}

# METADATA
# description: The same for plain labels, as a Service has them.
fewest_with(index, namespace, labels, otherwise) := otherwise if {
	count(labels) == 0
} else := object.get(index, [[namespace, label, labels[label]]], set()) if {
	sizes := [[count(object.get(index, [[namespace, name, value]], set())), name] | some name, value in labels]
	label := min(sizes)[1]
}
