# METADATA
# title: Request that is too large
# description: >-
#   What is requested is paid for, whether or not it is used. A pod that asks for more than a machine has is not scheduled at
#   all, or has a larger machine made for it alone.
# custom:
#   id: COST-OVERSIZE
#   domain: cost
#   scope: set
#   severity: medium
#   remedy: Request what the workload was seen to need
#   controls: []
#   variants:
#     pod:
#       title: Pod that requests too much
#     workload:
#       title: Workload that requests too much in all
#     machine:
#       title: Pod that fits on no machine of its type
#   parameters: [maximum_pod_requests, maximum_workload_requests, cost_cloud, cost_region, cost_instance_type]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources: {requests: {cpu: 48, memory: 4Gi}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources: {requests: {cpu: 500m, memory: 1Gi}}
package rules.oversize_request

import data.configuration.parameters
import data.lib.cost
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

is_asked if count(parameters.values.maximum_pod_requests) > 0

is_asked if count(parameters.values.maximum_workload_requests) > 0

is_asked if parameters.values.cost_cloud != ""

is_idle if not is_asked

known := kubernetes.facts("oversize_request", facts)

facts contains fact if {
	is_asked
	some fact in cost.demands
	fact.sort in {"pods", "scaler"}
}

pods := [fact |
	is_asked
	some fact in known
	fact.sort == "pods"
]

words := {"cpu": "vCPU", "memory": "GiB of memory"}

findings contains object.union(place(fact), {"variant": "pod", "message": message}) if {
	some fact in pods
	some resource, limit in parameters.values.maximum_pod_requests
	asked := requested(fact, resource)
	asked > allowed(resource, limit)
	message := too_much("the pod requests", asked, resource, limit)
}

findings contains object.union(place(fact), {"variant": "workload", "message": message}) if {
	some fact in pods
	some resource, limit in parameters.values.maximum_workload_requests
	asked := requested(fact, resource) * most_pods(fact)
	asked > allowed(resource, limit)
	message := too_much("the workload requests in all", asked, resource, limit)
}

findings contains object.union(place(fact), {"variant": "machine", "message": message}) if {
	some fact in pods
	type := cost.machine_type(fact)
	row := cost.instance(type)
	some resource, has in {"cpu": row.vcpu, "memory": row.memory}
	asked := requested(fact, resource)
	asked > has
	message := sprintf("the pod requests %v %s, and a machine of type `%s` has %v", [cost.shown(asked), words[resource], type, has])
}

too_much(begin, asked, resource, limit) := sprintf("%s %v %s, where %s are allowed", [begin, cost.shown(asked), words[resource], limit])

requested(fact, "cpu") := fact.reserved.vcpu

requested(fact, "memory") := fact.reserved.gib

# A limit that cannot be read allows nothing.
allowed("cpu", limit) := kubernetes.quantity(limit) if {
	kubernetes.quantity(limit) >= 0
} else := 0

allowed("memory", limit) := kubernetes.quantity(limit) / cost.bytes_of_gib if {
	kubernetes.quantity(limit) >= 0
} else := 0

most_pods(fact) := max({fact.runs.replicas} | object.get(highest, [[fact.namespace, fact.kind, fact.name]], set())) if {
	fact.runs.replicas > 0
}

highest[fact.target] contains fact.high if {
	some fact in known
	fact.sort == "scaler"
}

place(fact) := {"resource": fact.resource, "subject": concat("/", [fact.kind, fact.name]), "at": fact.at}
