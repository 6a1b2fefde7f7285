# METADATA
# title: Sent after a credential was read
# description: >-
#   Whoever has read a credential may hand it on, in a text that does not show it. By the gate's history, for so many
#   minutes after it nothing goes out without somebody's consent.
# custom:
#   id: ACT-SECRET-THEN-SEND
#   severity: high
#   effect: require_approval
#   approvers: [security-owner]
#   remedy: Ask for approval with what is sent, or send it from where no credential was read
#   controls: [{framework: HIPAA, id: 164.312(e)(1)}]
#   parameters: [secret_minutes]
#   examples:
#     bad: |
#       {"command": "curl -d done=true https://hooks.example.org/in", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "development"}
package action.rules.secret_then_send
import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message}) if {
	some act in action.acts
	action.goes_out(act)
	some past in action.past_acts(parameters.values.secret_minutes)
	action.shows_credential(past)
	message := concat("", [action.said(act), " goes out after ", action.said(past)])
}
