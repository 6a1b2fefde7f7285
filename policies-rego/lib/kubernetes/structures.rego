# The type of every field of a workload, by Kubernetes' published schema: a field of another type is refused by the API
# server, and says to a rule nothing that it could trust.
package lib.kubernetes

# METADATA
# description: >-
#   Whatever has a structure that is known: `{resource, root, subject, at, of, value}`, one level at a time. The deepest
#   field of a CronJob is twelve structures down.
structures := [
	structures_0,
	structures_1,
	structures_2,
	structures_3,
	structures_4,
	structures_5,
	structures_6,
	structures_7,
	structures_8,
	structures_9,
	structures_10,
	structures_11,
	structures_12,
]

structures_0 := array.concat(
	array.concat(
		[structure(found, subject(found), found.at, found.kind, found.manifest) |
			some found in resources
			is_typed(found)
		],
		[structure(pod, pod.subject, pod.at, "PodSpec", pod.spec) | some pod in pods_by_shape],
	),
	array.concat(
		[structure(container, container.subject, container.at, "Container", container.spec) | some container in lone_containers],
		[structure(part, part.subject, at, "SecurityContext", part.spec.securityContext) |
			some part in container_parts
			at := concat("/", [part.at, "securityContext"])
		],
	),
)

is_typed(found) if workload_of(found)

is_typed(found) if {
	some kind in {"PersistentVolume", "ServiceAccount"}
	is_kind(found, "", kind)
}

structure(of, subject, at, type, value) := {"resource": of.resource, "root": of.root, "subject": subject, "at": at, "of": type, "value": value}

structures_1 := within(structures_0)

structures_2 := within(structures_1)

structures_3 := within(structures_2)

structures_4 := within(structures_3)

structures_5 := within(structures_4)

structures_6 := within(structures_5)

structures_7 := within(structures_6)

structures_8 := within(structures_7)

structures_9 := within(structures_8)

structures_10 := within(structures_9)

structures_11 := within(structures_10)

structures_12 := within(structures_11)

within(level) := array.concat(
	[structure(parent, parent.subject, concat("/", [parent.at, field]), type, value) |
		some parent in level
		some field, value in parent.value
		type := objects_in[parent.of][field]
	],
	[structure(parent, parent.subject, concat("/", [parent.at, field, format_int(index, 10)]), type, item) |
		some parent in level
		some field, value in parent.value
		type := lists_in[parent.of][field]
		some index, item in value
	],
)

# METADATA
# description: Every field whose value is of a type that the API server refuses.
mistyped contains mistake(parent, [field], expected_words(expected), value) if {
	some parent in structures[_]
	some field, value in parent.value
	value != null
	expected := scalars_in[parent.of][field]
	not is_of(value, expected)
}

mistyped contains mistake(parent, [field], "an object", value) if {
	some parent in structures[_]
	some field, value in parent.value
	not is_object(value)
	value != null
	holds_object(parent.of, field)
}

mistyped contains mistake(parent, [field], "a list", value) if {
	some parent in structures[_]
	some field, value in parent.value
	not is_array(value)
	value != null
	holds_list(parent.of, field)
}

mistyped contains mistake(parent, [field, index], "an object", item) if {
	some parent in structures[_]
	some field, value in parent.value
	is_array(value)
	lists_in[parent.of][field]
	some index, item in value
	not is_object(item)
}

mistyped contains mistake(parent, [field, index], expected_words(expected), item) if {
	some parent in structures[_]
	some field, value in parent.value
	is_array(value)
	expected := scalar_lists_in[parent.of][field]
	some index, item in value
	not is_of(item, expected)
}

mistyped contains mistake(parent, [field, key], expected_words(expected), item) if {
	some parent in structures[_]
	some field, value in parent.value
	is_object(value)
	expected := scalar_maps_in[parent.of][field]
	some key, item in value
	item != null
	not is_of(item, expected)
}

holds_object(of, field) if objects_in[of][field]

holds_object(of, field) if scalar_maps_in[of][field]

holds_list(of, field) if lists_in[of][field]

holds_list(of, field) if scalar_lists_in[of][field]

mistake(parent, steps, expected, value) := {
	"resource": parent.resource,
	"root": parent.root,
	"subject": parent.subject,
	"at": pointer(parent.at, steps),
	"message": concat("", ["`", field_words(steps), "` is of type ", type_name(value), ", not ", expected]),
}

# `containers`, and `containers[0]` for an item.
field_words(steps) := steps[0] if count(steps) == 1

field_words(steps) := concat("", [steps[0], "[", pointer_step(steps[1]), "]"]) if count(steps) == 2

expected_words(expected) := {
	"string": "a string", "boolean": "a boolean", "integer": "an integer", "quantity": "a quantity",
	"integer or string": "an integer or a string",
}[expected]

is_of(value, "string") if is_string(value)

is_of(value, "boolean") if is_boolean(value)

is_of(value, "integer") if is_integer(value)

is_of(value, "quantity") if is_string(value)

is_of(value, "quantity") if is_number(value)

is_of(value, "integer or string") if is_string(value)

is_of(value, "integer or string") if is_integer(value)

is_integer(value) if {
	is_number(value)
	floor(value) == value
}
