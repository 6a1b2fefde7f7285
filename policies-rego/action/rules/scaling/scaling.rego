# METADATA
# title: Scaling past the bound
# description: >-
#   More replicas or nodes than usual cost money and can starve what else runs. A number that cannot be read counts as
#   past the bound.
# custom:
#   id: ACT-SCALING
#   severity: medium
#   effect: require_approval
#   approvers: [budget-owner]
#   remedy: Stay within the bound, or ask for approval
#   controls: []
#   parameters: [max_replicas, max_nodes]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "api", "environment": "development", "arguments": {"replicas": 500}}
#     good: |
#       {"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "api", "environment": "development", "arguments": {"replicas": 3}}
package action.rules.scaling

import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

# METADATA
# description: Arguments that state how many replicas there shall be.
replica_keys := {"replicas", "replicacount", "minreplicas", "maxreplicas", "desiredreplicas", "parallelism", "completions"}

# METADATA
# description: Arguments that state how many nodes.
node_keys := {
	"nodecount", "minnodes", "maxnodes", "desiredcapacity", "desiredsize", "mincount", "maxcount", "numnodes", "numworkers",
	"workercount", "machinecount",
}

# METADATA
# description: Words that mean other things too; they count where nodes, or replicas, are what is scaled.
vague_keys := {"nodes", "count", "size", "minsize", "maxsize", "scale", "min", "max", "capacity"}

findings contains object.union(setting.place, {"message": message, "wouldAllow": would_allow}) if {
	some setting in action.settings
	bound := bound_of(setting)
	message := problem(setting, bound)
	would_allow := concat(" ", ["at most", format_int(bound, 10)])
}

bound_of(setting) := parameters.values.max_replicas if {
	setting.key in replica_keys
} else := parameters.values.max_nodes if {
	setting.key in node_keys
} else := parameters.values.max_nodes if {
	setting.key in vague_keys
	scales_nodes(setting.act)
} else := parameters.values.max_replicas if {
	setting.key in vague_keys
	action.squeeze(setting.act.verb) in {"scale", "autoscale", "resize"}
}

scales_nodes(act) if {
	some target in act.targets
	some word in ["node", "pool", "machine", "cluster", "scalinggroup", "scaleset"]
	contains(target.kind, word)
}

problem(setting, bound) := concat(" ", [
	"asks for", format_int(action.number(setting.value), 10), "where the bound is", format_int(bound, 10),
]) if {
	action.number(setting.value) > bound
}

problem(setting, _) := concat("", [action.quoted(setting.key), " is no number that could be compared with the bound"]) if {
	not is_number_in(setting)
	type_name(setting.value) in {"string", "boolean"}
}

is_number_in(setting) if action.number(setting.value) >= 0
