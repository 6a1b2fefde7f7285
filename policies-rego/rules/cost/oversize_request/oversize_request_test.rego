package rules.oversize_request_test

import data.rules.oversize_request

deployment(replicas, requests) := {
	"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"},
	"spec": {"replicas": replicas, "template": {"spec": {"containers": [{"name": "app", "image": "a", "resources": {"requests": requests}}]}}},
}

found(manifests, settings) := {[finding.variant, finding.message] | some finding in findings} if {
	findings := oversize_request.findings with input as {"documents": [{"document": manifest} | some manifest in manifests]}
		with data.parameters as settings
}

asking(settings) := {"configuration": settings}

test_a_pod_that_requests_too_much_is_found if {
	settings := asking({"maximum_pod_requests": {"cpu": "4", "memory": "8Gi"}})
	found([deployment(1, {"cpu": 6, "memory": "4Gi"})], settings) == {["pod", "the pod requests 6 vCPU, where 4 are allowed"]}
	found([deployment(1, {"cpu": 1, "memory": "8.5Gi"})], settings) == {["pod", "the pod requests 8.5 GiB of memory, where 8Gi are allowed"]}
	found([deployment(1, {"cpu": 4, "memory": "8Gi"})], settings) == set()
	found([deployment(1, {})], settings) == set()
}

test_a_workload_requests_as_much_as_its_autoscaler_makes_of_it if {
	settings := asking({"maximum_workload_requests": {"cpu": "10"}})
	scaler := {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "web"}, "spec": {"maxReplicas": 12, "scaleTargetRef": {"kind": "Deployment", "name": "web"}}}
	found([deployment(10, {"cpu": 1})], settings) == set()
	found([deployment(11, {"cpu": 1})], settings) == {["workload", "the workload requests in all 11 vCPU, where 10 are allowed"]}
	found([deployment(2, {"cpu": 1}), scaler], settings) == {["workload", "the workload requests in all 12 vCPU, where 10 are allowed"]}
}

test_a_pod_is_larger_than_its_machine if {
	prices := {"groups": [{"cloud": "hand", "region": "here", "kind": "list", "source": "an example", "date": "2026-01-01", "instances": {"m4": {"vcpu": 4, "memory": 16, "hourly": 1}}}]}
	settings := {"configuration": {"cost_cloud": "hand", "cost_region": "here", "cost_instance_type": "m4"}, "prices": prices}
	found([deployment(1, {"cpu": "4100m", "memory": "1Gi"})], settings) == {["machine", "the pod requests 4.1 vCPU, and a machine of type `m4` has 4"]}
	found([deployment(1, {"cpu": 4, "memory": "16Gi"})], settings) == set()
}

test_a_limit_that_cannot_be_read_allows_nothing if {
	found([deployment(1, {"cpu": 1})], asking({"maximum_pod_requests": {"cpu": "lots"}})) == {["pod", "the pod requests 1 vCPU, where lots are allowed"]}
}

test_nothing_is_found_where_nothing_is_asked if {
	found([deployment(100, {"cpu": 100})], {}) == set()
	oversize_request.is_idle
	count(oversize_request.facts) == 0 with input as {"documents": [{"document": deployment(1, {"cpu": 1})}]}
}
