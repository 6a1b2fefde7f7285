# METADATA
# title: Change while changes are frozen
# description: >-
#   Production is not changed in the times that `freezes` lists, whoever approves it.
# custom:
#   id: ACT-FREEZE
#   severity: high
#   effect: deny
#   retryable: true
#   remedy: Wait until the freeze is over
#   controls: []
#   parameters: [freezes]
#   examples:
#     bad: |
#       {"verb": "patch", "resource": "deployments", "name": "api", "environment": "production"}
#     good: |
#       {"verb": "patch", "resource": "deployments", "name": "api", "environment": "development"}
package action.rules.freeze
import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message, "wouldAllow": concat("", ["the same after ", freeze.end])}) if {
	count(parameters.values.freezes) > 0
	some act in action.changing
	act.production
	some freeze in freezes
	freeze.is_on
	message := concat("", [action.said(act), " changes production, which is frozen until ", freeze.end])
}

freezes := [{"end": ends, "is_on": is_on} |
	some window in parameters.values.freezes
	[begins, ends] := split(window, "/")
	is_on := is_within(time.now_ns(), begins, ends)
]

is_within(now, begins, ends) if {
	now >= time.parse_rfc3339_ns(begins)
	now < time.parse_rfc3339_ns(ends)
} else := false
