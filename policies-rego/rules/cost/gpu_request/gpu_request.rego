# METADATA
# title: GPU that is not allowed
# description: >-
#   A machine with an accelerator costs as much in a day as others in a month. Which models may be asked for, and how many at
#   once, is for a team to say; a pod that names no model may get any.
# custom:
#   id: COST-GPU
#   domain: cost
#   scope: object
#   severity: medium
#   remedy: Select an allowed model by a label of its nodes, and ask for fewer
#   controls: []
#   variants:
#     model:
#       title: GPU of a model that is not allowed
#     unnamed:
#       title: GPU of any model
#       severity: low
#     number:
#       title: More GPUs than a pod may ask for
#     accelerator:
#       title: Accelerator that is not allowed
#   parameters: [allowed_gpus, maximum_gpus]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: train}
#       spec:
#         nodeSelector: {cloud.google.com/gke-accelerator: nvidia-h100-80gb}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources: {limits: {nvidia.com/gpu: 8}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: serve}
#       spec:
#         nodeSelector: {cloud.google.com/gke-accelerator: nvidia-l4}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             resources: {limits: {nvidia.com/gpu: 1}}
package rules.gpu_request

import data.configuration.parameters
import data.lib.cost
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

is_asked if count(parameters.values.allowed_gpus) > 0

is_asked if parameters.values.maximum_gpus != ""

is_idle if not is_asked

# What pods that ask for accelerators ask for.
asking := [{"pod": pod, "accelerators": wanted} |
	is_asked
	some pod in kubernetes.pods
	wanted := cost.reserved(pod).accelerators
	sum([number | some number in wanted]) > 0
]

findings contains object.union(found, {"variant": "model"}) if {
	some each in asking
	some model in cost.gpus_selected(each.pod)
	not is_allowed(model)
	found := kubernetes.pod_finding(each.pod, [], concat("", ["the pod asks for a GPU of model `", model, "`, which is not allowed"]))
}

findings contains object.union(found, {"variant": "unnamed"}) if {
	count(parameters.values.allowed_gpus) > 0
	some each in asking
	count(cost.gpus_selected(each.pod)) == 0
	some name, _ in each.accelerators
	name in cost.whole_gpus
	found := kubernetes.pod_finding(each.pod, [], "the pod asks for a GPU, and selects no model of it")
}

findings contains object.union(found, {"variant": "accelerator"}) if {
	some each in asking
	some name, number in each.accelerators
	number > 0
	not name in cost.whole_gpus
	not is_allowed(name)
	found := kubernetes.pod_finding(each.pod, [], concat("", ["the pod asks for `", name, "`, which is not allowed"]))
}

findings contains object.union(found, {"variant": "number"}) if {
	some each in asking
	total := sum([number | some number in each.accelerators])
	total > to_number(parameters.values.maximum_gpus)
	message := sprintf("the pod asks for %v GPUs, where %s are allowed", [total, parameters.values.maximum_gpus])
	found := kubernetes.pod_finding(each.pod, [], message)
}

# Labels call one model by several names: any of them may be what is allowed.
is_allowed(_) if count(parameters.values.allowed_gpus) == 0

is_allowed(name) if {
	some called in {lower(name), cost.plain_model(name), cost.without_size(cost.plain_model(name))}
	kubernetes.is_among(called, [lower(pattern) | some pattern in parameters.values.allowed_gpus])
}
