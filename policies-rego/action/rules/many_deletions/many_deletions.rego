# METADATA
# title: Many deletions in a short time
# description: >-
#   Whoever deletes one thing after the other may have lost control of it, and each by itself looks harmless. By the gate's
#   history, so much is deleted in so many minutes and no more; what is named is counted once.
# custom:
#   id: ACT-MANY-DELETIONS
#   severity: high
#   effect: deny
#   retryable: true
#   remedy: Wait, and see whether what was deleted was meant to be
#   controls: [{framework: HIPAA, id: 164.308(a)(7)(ii)(A)}]
#   parameters: [max_deletions, deletion_minutes]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "pods", "name": "web-21", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "namespace": "shop", "environment": "development"}
package action.rules.many_deletions
import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message}) if {
	data.session.events
	some act in action.acts
	act.class == "delete"
	deleted > parameters.values.max_deletions
	message := sprintf("%s is one of %d deletions in %d minutes", [
		action.said(act), deleted, parameters.values.deletion_minutes,
	])
}

deleted := count(names) + sum(others)

deletions := array.concat(
	[act | some act in action.past_acts(parameters.values.deletion_minutes); act.class == "delete"],
	[object.union(act, {"count": 1}) | some act in action.acts; act.class == "delete"],
)

# What fails is deleted again, and is one thing all the same.
names contains [object.get(act, "cluster", ""), object.get(act, "namespace", ""), target.kind, target.name] if {
	some act in deletions
	some target in act.targets
}

others := [act.count |
	some act in deletions
	count([target | some target in act.targets; target.name]) == 0
]
