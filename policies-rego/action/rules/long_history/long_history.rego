# METADATA
# title: History too long to be looked through
# description: >-
#   More was done than a policy is told, so that no limit by the gate's history holds. What changes something needs consent.
# custom:
#   id: ACT-LONG-HISTORY
#   unseen: true
#   severity: medium
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Ask for approval, or have parts of the work done by others
#   controls: []
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "development"}
package action.rules.long_history
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message}) if {
	data.session.complete == false
	some act in action.acts
	act.class != "read"
	message := concat("", [action.said(act), " comes after more than could be looked through"])
}
