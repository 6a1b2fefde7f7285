package rules.cpu_memory_quota_test

import data.rules.cpu_memory_quota

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := cpu_memory_quota.findings with input as given([
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "team", "namespace": "shop"}, "spec": {"hard": {"requests.cpu": "10", "limits.cpu": "20"}}},
	])
	findings == {
		{"at": "/spec/hard", "message": "the quota does not bound requests.memory, limits.memory", "resource": 0, "subject": "ResourceQuota/team"},
	}
}

test_the_good_example_passes if {
	findings := cpu_memory_quota.findings with input as given([
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "team", "namespace": "shop"}, "spec": {"hard": {"requests.cpu": "10", "requests.memory": "20Gi", "limits.cpu": "20", "limits.memory": "40Gi"}}},
	])
	findings == set()
}

test_short_names_and_broken_amounts if {
	findings := cpu_memory_quota.findings with input as given([
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "a"}, "spec": {"hard": {"cpu": 1, "memory": "x", "limits.cpu": 1, "limits.memory": "1Gi"}}},
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "a"}, "spec": {"hard": 3}},
		{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "a"}},
	])
	findings == {
		{"at": "", "message": "the quota bounds nothing", "resource": 2, "subject": "ResourceQuota/a"},
		{"at": "/spec/hard", "message": "the quota does not bound requests.cpu, requests.memory, limits.cpu, limits.memory", "resource": 1, "subject": "ResourceQuota/a"},
		{"at": "/spec/hard", "message": "the quota does not bound requests.memory", "resource": 0, "subject": "ResourceQuota/a"},
	}
}

test_says_all_about_itself if {
	cpu_memory_quota.about.title == "ResourceQuota that leaves resources out"
	object.remove(cpu_memory_quota.about.custom, ["examples"]) == {"id": "K8S-RESOURCE-QUOTA", "domain": "resources", "scope": "object", "severity": "low", "remedy": "Name requests.cpu, requests.memory, limits.cpu and limits.memory under spec.hard", "controls": [], "kinds": [{"group": "", "kind": "ResourceQuota"}]}
}
