package rules.idle_workload_test

import data.rules.idle_workload

workload(name, metadata, spec) := {
	"apiVersion": "apps/v1", "kind": "Deployment",
	"metadata": object.union({"name": name, "namespace": "shop"}, metadata), "spec": spec,
}

web := workload("web", {"labels": {"env": "dev"}}, {"replicas": 2})

found(manifests, settings) := {[finding.resource, finding.variant, finding.at, finding.message] | some finding in findings} if {
	findings := idle_workload.findings with input as {"documents": [{"document": manifest} | some manifest in manifests]}
		with data.parameters.configuration as settings
}

asking := {"sleeping_environments": ["dev", "test-*"]}

awake := "nothing scales the workload down, and in environment `dev` nothing runs all the time"

test_what_never_sleeps_is_found if {
	found([web], asking) == {[0, "awake", "/spec/replicas", awake]}
	found([workload("a", {"labels": {"environment": "test-1"}}, {})], asking) == {[0, "awake", "/spec", "nothing scales the workload down, and in environment `test-1` nothing runs all the time"]}
}

test_an_environment_is_that_of_the_namespace_or_its_name if {
	namespace := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"env": "dev"}}}
	found([workload("a", {}, {"replicas": 1}), namespace], asking) == {[0, "awake", "/spec/replicas", awake]}
	found([workload("a", {"namespace": "dev"}, {"replicas": 1})], asking) == {[0, "awake", "/spec/replicas", awake]}
}

test_what_sleeps_is_not if {
	found([workload("web", {"labels": {"env": "dev"}}, {"replicas": 0})], asking) == set()
	found([workload("web", {"labels": {"env": "production"}}, {"replicas": 2})], asking) == set()
	found([workload("web", {"labels": {"env": "dev"}, "annotations": {"downscaler/uptime": "always"}}, {"replicas": 2})], asking) == set()
	found([web, {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "annotations": {"downscaler/downtime": "nights"}}}], asking) == set()
	found([web, {"apiVersion": "kube-green.com/v1alpha1", "kind": "SleepInfo", "metadata": {"name": "nights", "namespace": "shop"}}], asking) == set()
	found([web, {"apiVersion": "keda.sh/v1alpha1", "kind": "ScaledObject", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"scaleTargetRef": {"name": "web"}}}], asking) == set()
	found([web], {}) == set()
	idle_workload.is_idle
}

test_an_autoscaler_that_keeps_one_pod_is_none if {
	scaler := {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"minReplicas": 1, "maxReplicas": 3, "scaleTargetRef": {"kind": "Deployment", "name": "web"}}}
	count(found([web, scaler], asking)) == 1
	count(found([web, json.patch(scaler, [{"op": "replace", "path": "/spec/minReplicas", "value": 0}])], asking)) == 0
}

test_a_claim_that_no_pod_uses_is_found if {
	claim := {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data", "namespace": "shop"}, "spec": {}}
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"volumes": [{"name": "v", "persistentVolumeClaim": {"claimName": "data"}}], "containers": []}}
	found([claim], {"unused_claims": true}) == {[0, "claim", "", "no pod of the set uses the claim"]}
	found([claim, pod], {"unused_claims": true}) == set()
	found([claim], {}) == set()
}
