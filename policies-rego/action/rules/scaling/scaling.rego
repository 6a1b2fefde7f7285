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
replica_keys := {"replicas", "replicacount", "minreplicas", "maxreplicas", "desiredreplicas", "parallelism"}

# METADATA
# description: Arguments that state how many nodes.
node_keys := {"nodecount", "minnodes", "maxnodes", "desiredcapacity", "desiredsize", "mincount", "maxcount"}

# METADATA
# description: Words that mean other things too; they count where nodes, or replicas, are what is scaled.
vague_keys := {"nodes", "count", "size", "minsize", "maxsize"}

findings contains {"at": argument.at, "message": message, "wouldAllow": would_allow} if {
	action.changes
	some argument in action.arguments
	bound := bound_of(action.key_of(argument))
	message := problem(argument, bound)
	would_allow := concat(" ", ["at most", format_int(bound, 10)])
}

bound_of(key) := parameters.values.max_replicas if {
	key in replica_keys
} else := parameters.values.max_nodes if {
	key in node_keys
} else := parameters.values.max_nodes if {
	key in vague_keys
	scales_nodes
} else := parameters.values.max_replicas if {
	key in vague_keys
	action.verb in {"scale", "autoscale"}
}

scales_nodes if {
	some part in action.resource_parts
	some word in ["node", "pool", "machine", "cluster", "scalinggroup", "scaleset"]
	contains(part, word)
}

problem(argument, bound) := concat(" ", [
	"asks for", format_int(number(argument.value), 10), "where the bound is", format_int(bound, 10),
]) if {
	number(argument.value) > bound
}

problem(argument, _) := concat("", ["`", action.key_of(argument), "` is no number that could be compared with the bound"]) if {
	not number(argument.value)
	type_name(argument.value) in {"string", "boolean"}
}

number(value) := value if is_number(value)

number(value) := to_number(trim_space(value)) if trim(trim_space(value), "0123456789") == ""
