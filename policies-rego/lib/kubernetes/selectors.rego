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
# description: "What pods that a Service may select are looked up by: `[namespace, label, value]` of its first label."
first_label(selecting) := [selecting.namespace, label, selecting.selector[label]] if {
	label := min(object.keys(selecting.selector))
}
