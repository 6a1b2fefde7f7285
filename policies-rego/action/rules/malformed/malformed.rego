# METADATA
# title: Action that cannot be judged
# description: >-
#   The verb is not known, or a field is missing or of the wrong type. What cannot be judged is not run.
# custom:
#   id: ACT-MALFORMED
#   always: true
#   severity: high
#   effect: deny
#   remedy: State verb and resource as text, with a verb that is known
#   controls: []
#   examples:
#     bad: |
#       {"verb": "frobnicate", "resource": "pods"}
#     good: |
#       {"verb": "get", "resource": "pods"}
package action.rules.malformed

import data.lib.action

about := rego.metadata.chain()[1].annotations

# METADATA
# description: The types that each field may have.
fields := {
	"tool": {"string"},
	"verb": {"string"},
	"resource": {"string"},
	"name": {"string"},
	"namespace": {"string"},
	"cluster": {"string"},
	"environment": {"string"},
	"arguments": {"object"},
	"subject": {"string", "object"},
	"unread": {"array"},
}

findings contains {"at": "", "message": "the action is not an object"} if not is_action

is_action if is_object(input)

findings contains {"at": "", "message": "nobody has read what the action comes to: `operations` is no list"} if {
	is_object(input)
	not has_operations
}

has_operations if is_array(input.operations)

findings contains {"at": "", "message": "the action comes to nothing that could be judged"} if {
	is_array(input.operations)
	count(input.operations) == 0
	count(object.get(input, "unread", [])) == 0
}

findings contains {"at": concat("/", ["", field]), "message": message} if {
	some field, types in fields
	value := input[field]
	not type_name(value) in types
	message := concat("", ["`", field, "` is of type ", type_name(value), ", not ", concat(" or ", types)])
}

findings contains {"at": concat("/", ["", field]), "message": concat("", ["`", field, "` is empty"])} if {
	some field in ["verb", "resource"]
	action.squeeze(input[field]) == ""
}

findings contains object.union(action.place(act), {"message": concat("", ["the verb `", trim_space(act.verb), "` is not known"])}) if {
	some act in action.acts
	act.class == "unknown"
	action.squeeze(act.verb) != ""
}

findings contains {"at": "", "message": "an operation says neither its verb nor its place"} if {
	some operation in input.operations
	not is_operation(operation)
}

is_operation(operation) if {
	is_string(operation.verb)
	is_string(operation.at)
	is_array(object.get(operation, "targets", []))
}
