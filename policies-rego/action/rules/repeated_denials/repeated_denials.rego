# METADATA
# title: Denied again and again
# description: >-
#   Whoever is denied one thing after the other is trying what gets by. By the gate's history, after so many denials in so
#   many minutes nothing is changed and nothing goes out; reads go on.
# custom:
#   id: ACT-REPEATED-DENIALS
#   severity: high
#   effect: deny
#   retryable: true
#   remedy: Wait, and see by the findings of the denials what may be done
#   controls: []
#   parameters: [max_denials, denial_minutes]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "development"}
package action.rules.repeated_denials
import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message}) if {
	some act in action.acts
	does_something(act)
	denials >= parameters.values.max_denials
	message := sprintf("%s comes after %d denials in %d minutes", [
		action.said(act), denials, parameters.values.denial_minutes,
	])
}

does_something(act) if act.class != "read"

does_something(act) if action.goes_out(act)

# A denial by this rule alone is no new one, or it would never be over.
denials := sum([event.count |
	some event in data.session.events
	event.state == "denied"
	event.age_seconds < parameters.values.denial_minutes * 60
	{rule | some rule in event.denied_by} != {about.custom.id}
])
