# What each document asks for, by itself: facts, of which any number can be priced at once.
package lib.cost

import data.configuration.parameters
import data.lib.kubernetes

# METADATA
# description: >-
#   Facts of the documents: `pods` and how many of them, `claim`, `balancer`, `pool`; and `scaler`, `class` and
#   `namespace`, which say more of others. Each has the `resource` that it is of.
demands := array.concat(array.concat(pod_demands, claim_demands), array.concat(array.concat(balancer_demands, pool_demands), told))

told := array.concat(array.concat(scalers_told, classes_told), namespaces_told)

# What is applied by itself; objects within objects are templates of others.
applied := [found |
	some found in kubernetes.opened
	not is_made_by_another(found)
]

# A dump of a cluster has what controllers made, beside what they made it of.
is_made_by_another(found) if {
	some owner in found.manifest.metadata.ownerReferences
	owner.controller == true
	[kubernetes.namespace(found.manifest), owner.kind, owner.name] in names_applied
}

names_applied := {[kubernetes.namespace(found.manifest), found.kind, name] |
	some found in kubernetes.opened
	name := found.manifest.metadata.name
	is_string(name)
}

named(found, sort) := {
	"resource": found.resource,
	"sort": sort,
	"at": found.at,
	"kind": found.kind,
	"namespace": kubernetes.namespace(found.manifest),
	"name": kubernetes.name(found.manifest),
}

pod_demands := [demand |
	some pod in kubernetes.pods
	pod.whole
	pod.owner.kind != "PodTemplate"
	pod.owner.root == [pod.resource, pod.owner.at]
	not is_made_by_another(pod.owner)
	demand := object.union_n([named(pod.owner, "pods"), labelled(pod), choices(pod), {
		"at": pod.at,
		"reserved": reserved(pod),
		"runs": number_of_pods(pod),
		"volumes": volumes_of(pod),
	}])
]

# Labels of the object, and those of its pods where it has none.
labelled(pod) := accounts(object.union(kubernetes.pod_labels(pod), kubernetes.labels(pod.owner)))

# METADATA
# description: "Whose labels say that something is, and for which environment: `{team, environment}`, as far as they do."
accounts(labels) := object.union(
	first_of(labels, "team", parameters.values.cost_team_labels),
	first_of(labels, "environment", parameters.values.cost_environment_labels),
)

first_of(labels, name, keys) := {name: found[0]} if {
	found := [value | some key in keys; value := labels[key]; is_string(value); value != ""]
	count(found) > 0
} else := {}

# METADATA
# description: "What a pod says of the machine that it wants."
choices(pod) := object.union_n([
	{"instance_type": type | type := selected(pod, instance_type_labels)},
	{"gpu": model | model := selected(pod, gpu_labels)},
	{"spot": true | is_on_spot(pod)},
])

instance_type_labels := ["node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"]

gpu_labels := ["cloud.google.com/gke-accelerator", "nvidia.com/gpu.product", "karpenter.k8s.aws/instance-gpu-name", "k8s.amazonaws.com/accelerator"]

# METADATA
# description: "The only value of a label that the nodes of a pod may have; undefined where there are several."
selected(pod, labels) := values[0] if {
	values := [value |
		some label in labels
		value := pod.spec.nodeSelector[label]
		is_string(value)
	]
	count(values) > 0
} else := value if {
	count(required(pod, labels)) == 1
	some value in required(pod, labels)
}

# METADATA
# description: Every machine type that a pod lets its nodes have by name.
machines_selected(pod) := chosen(pod, instance_type_labels)

# METADATA
# description: Every model of GPU likewise.
gpus_selected(pod) := chosen(pod, gpu_labels)

chosen(pod, labels) := required(pod, labels) | {value |
	some label in labels
	value := pod.spec.nodeSelector[label]
	is_string(value)
}

# METADATA
# description: "The values that required node affinity lets a label have."
required(pod, labels) := {value |
	some term in pod.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms
	some expression in term.matchExpressions
	expression.key in labels
	expression.operator == "In"
	some value in expression.values
	is_string(value)
}

spot_labels := {
	"karpenter.sh/capacity-type": "spot",
	"eks.amazonaws.com/capacityType": "SPOT",
	"cloud.google.com/gke-spot": "true",
	"cloud.google.com/gke-preemptible": "true",
	"kubernetes.azure.com/scalesetpriority": "spot",
}

is_on_spot(pod) if {
	some label, value in spot_labels
	selected(pod, [label]) == value
}

# METADATA
# description: "The value of a path in a manifest; `null` where it has none."
field(found, path) := object.get(found.manifest, path, null)

scalers_told := array.concat(
	[object.union(named(found, "scaler"), {"target": target, "low": low, "high": high}) |
		some found in applied
		kubernetes.is_kind(found, "autoscaling", "HorizontalPodAutoscaler")
		target := target_of(found)
		low := whole_or(field(found, ["spec", "minReplicas"]), 1)
		high := whole_or(field(found, ["spec", "maxReplicas"]), low)
	],
	[object.union(named(found, "scaler"), {"target": target, "low": low, "high": high}) |
		some found in applied
		kubernetes.is_kind(found, "keda.sh", "ScaledObject")
		target := target_of(found)
		low := whole_or(field(found, ["spec", "minReplicaCount"]), 0)
		high := whole_or(field(found, ["spec", "maxReplicaCount"]), 100)
	],
)

target_of(found) := [kubernetes.namespace(found.manifest), object.get(reference, "kind", "Deployment"), reference.name] if {
	reference := found.manifest.spec.scaleTargetRef
}

# What is null was not stated; what is no whole number says nothing.
whole_or(value, otherwise) := otherwise if {
	value == null
} else := whole(value)

whole(value) := value if {
	is_number(value)
	value >= 0
	value == floor(value)
}

namespaces_told := [object.union(named(found, "namespace"), accounts(kubernetes.labels(found))) |
	some found in applied
	kubernetes.is_kind(found, "", "Namespace")
]
