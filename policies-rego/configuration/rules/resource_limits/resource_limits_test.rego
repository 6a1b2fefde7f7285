package configuration.rules.resource_limits_test

import data.configuration.rules.resource_limits

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in resource_limits.findings with input as given(manifests)}

container(resources) := pod({"containers": [{"name": "app", "resources": resources}]})

all_of := {"cpu": "100m", "memory": "64Mi"}

missing(manifests) := {finding.variant: finding.missing | some finding in resource_limits.findings with input as given(manifests)}

test_what_is_missing_is_named if {
	missing([container({"limits": {"cpu": 1}, "requests": all_of})]) == {"limits": ["memory"]}
	missing([container({"limits": all_of, "requests": {}})]) == {"requests": ["cpu", "memory"]}
	missing([pod({"initContainers": [{}]})]) == {"limits": ["cpu", "memory"], "requests": ["cpu", "memory"]}
}

test_places_are_the_nearest if {
	places([container({"limits": {"cpu": "1"}})]) == {"/spec/containers/0/resources/limits", "/spec/containers/0/resources"}
}

test_whole_ones_pass if places([container({"limits": all_of, "requests": all_of})]) == set()

test_a_pod_states_them_for_all if {
	places([pod({"resources": {"limits": all_of, "requests": all_of}, "containers": [{}]})]) == set()
}

test_ephemeral_containers_have_none if places([pod({"ephemeralContainers": [{"name": "debug"}]})]) == set()

test_users_require_less if {
	missing([container({})]) == {"limits": ["memory"]} with data.parameters.configuration as {
		"required_limits": ["memory"],
		"required_requests": [],
	}
}

test_odd_types_are_missing if {
	missing([container({"limits": {"cpu": "", "memory": null}, "requests": all_of})]) == {"limits": ["cpu", "memory"]}
	missing([container("many")]) == {"limits": ["cpu", "memory"], "requests": ["cpu", "memory"]}
}
