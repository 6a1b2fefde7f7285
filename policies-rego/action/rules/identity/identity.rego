# METADATA
# title: Rights of somebody else
# description: >-
#   Who acts as somebody else, or gives rights that go further than their own, is not seen in any log under their
#   own name. Asking what somebody may do is free.
# custom:
#   id: ACT-IDENTITY
#   severity: high
#   effect: require_approval
#   approvers: [security-owner]
#   remedy: Act under your own identity, or ask for approval
#   controls: []
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "environment": "development", "arguments": {"as-group": "system:masters"}}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "environment": "development"}
package action.rules.identity
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message}) if {
	some act in action.acts
	count(act.as) > 0
	not asks_only(act)
	message := concat("", [action.said(act), " is done as ", concat(", ", [action.quoted(name) | some name in act.as])])
}

# Whether somebody may do something is asked in their name.
asks_only(act) if action.squeeze(act.verb) in {"check", "explain", "diff"}

asks_only(act) if {
	act.class == "read"
	action.is_about(act, {"selfsubjectaccessreviews", "subjectaccessreviews", "localsubjectaccessreviews", "selfsubjectreviews"})
}

findings contains object.union(action.place(act), {"message": concat("", [action.said(act), " takes rights of somebody else"])}) if {
	some act in action.acts
	action.squeeze(act.verb) in {"impersonate", "escalate", "bind"}
}
