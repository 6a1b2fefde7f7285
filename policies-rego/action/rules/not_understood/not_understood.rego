# METADATA
# title: Action that was not understood
# description: >-
#   A program, a verb, a flag or a text that only the run itself would make known: what it does cannot be said
#   beforehand, and what cannot be said is not run.
# custom:
#   id: ACT-NOT-UNDERSTOOD
#   always: true
#   severity: high
#   effect: deny
#   remedy: Say it plainly, as one known command with literal arguments or a structured action with verb and resource
#   controls: []
#   examples:
#     bad: |
#       {"tool": "do_everything", "arguments": {"now": true}}
#     good: |
#       {"tool": "pods_list", "arguments": {"labelSelector": "app=web"}}
package action.rules.not_understood
about := rego.metadata.chain()[1].annotations

findings contains object.union(place(unread), {"message": object.get(unread, "message", "something in it was not understood")}) if {
	some unread in input.unread
}

# Not even what was not understood can be told.
findings contains {"at": "", "message": "what was not understood is no list"} if {
	input.unread != null
	not is_array(input.unread)
}

place(unread) := {"at": unread.at, "range": unread.range} if {
	is_object(unread.range)
} else := {"at": object.get(unread, "at", "")}
