package rules.resource_limits_test

import data.rules.resource_limits

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

test_says_all_about_itself if {
	resource_limits.about.title == "No resource limit"
	object.remove(resource_limits.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-RESOURCE-LIMITS",
		"domain": "resources",
		"scope": "object",
		"severity": "medium",
		"remedy": "Set resources.limits and resources.requests for CPU and memory",
		"controls": [],
		"variants": {"requests": {"title": "No resource request", "severity": "low"}},
	}
}

findings_of(manifest) := found if {
	found := resource_limits.findings with input as given([manifest])
}

test_messages_and_places if {
	findings_of(pod({"containers": [{"resources": {"limits": {"cpu": 1}}}]})) == {
		{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/resources/limits", "message": "container `0` sets no limit for memory", "variant": "limits", "missing": ["memory"]},
		{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/resources", "message": "container `0` requests no cpu and memory", "variant": "requests", "missing": ["cpu", "memory"]},
	}
	findings_of(container({"requests": {"cpu": 1}, "limits": {"memory": 1, "cpu": 2}})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/resources/requests", "message": "container `app` requests no memory", "variant": "requests", "missing": ["memory"]}}
}

test_a_part_of_a_container_leaves_out_what_it_likes if {
	findings_of({"kind": "App", "spec": {"driver": {"securityContext": {"privileged": false}}}}) == set()
}
