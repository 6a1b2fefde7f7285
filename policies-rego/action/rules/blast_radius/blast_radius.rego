# METADATA
# title: More than named things
# description: >-
#   A change of everything of a kind, in every namespace or on every node, reaches what nobody thought of. Somebody
#   else looks first, in every environment.
# custom:
#   id: ACT-BLAST-RADIUS
#   severity: medium
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Name what is to be changed, one by one
#   controls: []
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "label", "resource": "pods", "environment": "development", "arguments": {"allNamespaces": true, "team": "blue"}}
#     good: |
#       {"tool": "kubectl", "verb": "label", "resource": "pods", "name": "web-0", "environment": "development", "arguments": {"team": "blue"}}
package action.rules.blast_radius
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": concat("", [action.said(act), " reaches ", reach])}) if {
	some act in action.changing
	reach := reach_of(act)
}

reach_of(act) := "every namespace" if {
	act.all_namespaces == true
} else := "everything of its kind" if {
	act.all == true
} else := "every node that a selector picks" if {
	act.selector
	action.is_about(act, {"nodes", "machines", "machinepools", "clusters", "namespaces"})
}
