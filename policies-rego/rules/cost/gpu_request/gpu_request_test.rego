package rules.gpu_request_test

import data.rules.gpu_request

pod(selector, limits) := {
	"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "train"},
	"spec": {"nodeSelector": selector, "containers": [{"name": "app", "image": "a", "resources": {"limits": limits}}]},
}

found(manifest, settings) := findings if {
	findings := gpu_request.findings with input as {"documents": [{"document": manifest}]}
		with data.parameters.configuration as settings
}

a100 := {"nvidia.com/gpu.product": "NVIDIA-A100-SXM4-80GB"}

test_a_model_that_is_not_allowed_is_found if {
	found(pod(a100, {"nvidia.com/gpu": 1}), {"allowed_gpus": ["nvidia-l4", "nvidia-t4"]}) == {{
		"resource": 0, "subject": "Pod/train", "at": "/spec", "variant": "model",
		"message": "the pod asks for a GPU of model `NVIDIA-A100-SXM4-80GB`, which is not allowed",
	}}
}

test_a_model_is_allowed_by_any_of_its_names if {
	every pattern in ["nvidia-a100-80gb", "nvidia-a100*", "NVIDIA-A100-SXM4-80GB", "nvidia-a100"] {
		found(pod(a100, {"nvidia.com/gpu": 1}), {"allowed_gpus": [pattern]}) == set()
	}
}

test_a_pod_without_a_model_is_found_where_models_are_listed if {
	[finding.variant | some finding in found(pod({}, {"nvidia.com/gpu": 1}), {"allowed_gpus": ["nvidia-l4"]})] == ["unnamed"]
	found(pod({}, {"nvidia.com/gpu": 1}), {"maximum_gpus": "1"}) == set()
}

test_more_than_so_many_are_found if {
	{finding.message | some finding in found(pod(a100, {"nvidia.com/gpu": 3}), {"maximum_gpus": "2"})} == {"the pod asks for 3 GPUs, where 2 are allowed"}
	{finding.message | some finding in found(pod(a100, {"nvidia.com/gpu": 1}), {"maximum_gpus": "0"})} == {"the pod asks for 1 GPUs, where 0 are allowed"}
}

test_other_accelerators_are_allowed_by_their_resource if {
	{finding.message | some finding in found(pod({}, {"google.com/tpu": 4}), {"allowed_gpus": ["nvidia-l4"]})} == {"the pod asks for `google.com/tpu`, which is not allowed"}
	found(pod({}, {"google.com/tpu": 4}), {"allowed_gpus": ["google.com/tpu"]}) == set()
}

test_affinity_selects_too if {
	affinity := {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "cloud.google.com/gke-accelerator", "operator": "In", "values": ["nvidia-l4", "nvidia-h100-80gb", 3]}]}]}}}
	manifest := json.patch(pod({}, {"nvidia.com/gpu": 1}), [{"op": "add", "path": "/spec/affinity", "value": affinity}])
	{finding.message | some finding in found(manifest, {"allowed_gpus": ["nvidia-l4"]})} == {"the pod asks for a GPU of model `nvidia-h100-80gb`, which is not allowed"}
}

test_nothing_is_found_where_nothing_is_asked if {
	found(pod(a100, {"nvidia.com/gpu": 8}), {}) == set()
	found(pod({}, {"cpu": 8}), {"allowed_gpus": ["nvidia-l4"]}) == set()
	found({"kind": "Pod", "metadata": {"name": 3}, "spec": {"nodeSelector": "x", "containers": [{"resources": {"limits": 3}}, 4]}}, {"allowed_gpus": ["a"], "maximum_gpus": "0"}) == set()
	gpu_request.is_idle
}
