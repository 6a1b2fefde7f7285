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
# description: The types that each field may have; `verb` and `resource` must be there.
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
}

needed := {"verb", "resource"}

findings contains {"at": "", "message": "the action is not an object"} if not is_action

is_action if is_object(input)

findings contains {"at": "", "message": concat("", ["the action has no `", field, "`"])} if {
	is_object(input)
	some field in needed
	not field in object.keys(input)
}

findings contains {"at": concat("/", ["", field]), "message": message} if {
	some field, types in fields
	value := input[field]
	not type_name(value) in types
	message := concat("", ["`", field, "` is of type ", type_name(value), ", not ", concat(" or ", types)])
}

findings contains {"at": concat("/", ["", field]), "message": concat("", ["`", field, "` is empty"])} if {
	some field in needed
	action.squeeze(input[field]) == ""
}

findings contains {"at": "/verb", "message": message} if {
	action.verb != ""
	not action.class
	message := concat("", ["the verb `", trim_space(input.verb), "` is not known"])
}
