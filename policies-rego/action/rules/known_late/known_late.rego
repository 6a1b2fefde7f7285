# METADATA
# title: Change of what only the run makes known
# description: >-
#   A name, a namespace, a cluster or a value in it is a variable or the output of another command: it may be anything,
#   a system namespace or production among it. A person looks at what it will be.
# custom:
#   id: ACT-KNOWN-LATE
#   unseen: true
#   severity: medium
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Write the names and values out, or set them in the line itself
#   controls: []
#   examples:
#     bad: |
#       {"command": "kubectl scale deployment/api --replicas=$COUNT -n dev", "environment": "development"}
#     good: |
#       {"command": "COUNT=3; kubectl scale deployment/api --replicas=$COUNT -n dev", "environment": "development"}
package action.rules.known_late

import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message}) if {
	some act in action.changing
	not is_local(act)
	unknown := [field | some field in act.dynamic; field in decisive]
	count(unknown) > 0
	message := concat("", [
		action.said(act), " is known only when it runs: its ", concat(", ", [words[field] | some field in unknown]),
	])
}

# Files that a pattern or a search finds are those of the working directory, as are files that are named.
decisive := {"kind", "name", "namespace", "cluster", "selector", "value", "sends_to"}

words := {
	"kind": "kind",
	"name": "name",
	"namespace": "namespace",
	"cluster": "cluster",
	"selector": "selector",
	"value": "values",
	"sends_to": "destination",
}

is_local(act) if {
	act.tool == "shell"
	count(act.targets) > 0
	every target in act.targets {
		target.kind == "files"
	}
}
