# METADATA
# title: Cost
# description: >-
#   What a set of manifests asks for, and what that costs in a month by a table of prices. `demands` gathers facts of each
#   document by itself; `estimate` prices facts of any number of documents. Nothing is priced that the table has no row
#   for: it is unpriced, with the reason, and the total is a lower bound.
package lib.cost

import data.lib.kubernetes

# METADATA
# description: >-
#   What the scheduler sets aside for one pod: `{vcpu, gib, accelerators, missing}`, each as far as a container states it;
#   `missing` says in words what one does not. Init containers count as far as they ask for more than what runs after
#   them.
reserved(pod) := object.union_n([
	{"vcpu": number | "cpu" in names; number := amount(pod, "cpu")},
	{"gib": number | "memory" in names; number := amount(pod, "memory") / bytes_of_gib},
	{"missing": missing_of(pod)},
	{"accelerators": {name: number | some name in names; is_accelerator(name); number := amount(pod, name)}},
]) if {
	names := resource_names(pod)
}

bytes_of_gib := 1073741824

# A pod's own request stands for those of its containers.
amount(pod, name) := stated(pod.spec, name) if {
	stated(pod.spec, name) >= 0
} else := max(array.concat([steady], peaks)) + overhead(pod, name) if {
	sidecars := [[index, number] |
		some index, container in pod.spec.initContainers
		is_sidecar(container)
		number := stated(container, name)
	]
	steady := sum([number | some container in pod.spec.containers; number := stated(container, name)]) + sum([number | some [_, number] in sidecars])
	peaks := [peak |
		some index, container in pod.spec.initContainers
		not is_sidecar(container)
		number := stated(container, name)
		peak := number + sum([each | some [place, each] in sidecars; place < index])
	]
}

is_sidecar(container) if container.restartPolicy == "Always"

# A request that is missing is the limit, as the API server puts it in.
stated(holder, name) := readable(holder.resources.requests[name]) if {
	readable(holder.resources.requests[name]) >= 0
} else := readable(holder.resources.limits[name]) if {
	object.get(holder, ["resources", "requests", name], null) == null
	readable(holder.resources.limits[name]) >= 0
}

readable(value) := kubernetes.quantity(value) if kubernetes.quantity(value) >= 0

overhead(pod, name) := readable(pod.spec.overhead[name]) if {
	readable(pod.spec.overhead[name]) >= 0
} else := 0

missing_of(pod) := [concat("", [container.label, " ", problem]) |
	some name in ["cpu", "memory"]
	not stated(pod.spec, name)
	some container in kubernetes.containers_of(pod)
	runs_on(container)
	problem := missing(container.spec, name)
]

# What runs as long as the pod does.
runs_on(container) if container.sort == "containers"

runs_on(container) if {
	container.sort == "initContainers"
	is_sidecar(container.spec)
}

missing(container, name) := concat("", ["requests ", words, " that cannot be read"]) if {
	words := spoken[name]
	not stated(container, name)
	object.get(container, ["resources", "requests", name], object.get(container, ["resources", "limits", name], null)) != null
} else := concat(" ", ["requests no", spoken[name]]) if {
	not stated(container, name)
}

spoken := {"cpu": "CPU", "memory": "memory"}

# What can be read of some container, or of the pod.
resource_names(pod) := {name |
	some holder in array.concat([pod.spec], [spec | some sort in ["containers", "initContainers"]; some spec in pod.spec[sort]])
	some kind in ["requests", "limits"]
	some name, _ in holder.resources[kind]
	stated(holder, name) >= 0
}

# METADATA
# description: "Whether a resource is an accelerator: what is not one of the cloud's machines costs nothing by itself."
is_accelerator(name) if {
	some prefix in accelerators
	startswith(name, prefix)
}

accelerators := {
	"nvidia.com/", "amd.com/gpu", "gpu.intel.com/", "habana.ai/", "google.com/tpu", "cloud-tpus.google.com/",
	"aws.amazon.com/neuron",
}

# METADATA
# description: "Accelerators that are whole GPUs, which machine types are said to have a number of."
whole_gpus := {"nvidia.com/gpu", "amd.com/gpu"}
