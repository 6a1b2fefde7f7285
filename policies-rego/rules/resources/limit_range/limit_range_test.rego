package rules.limit_range_test

import data.rules.limit_range

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := limit_range.findings with input as given([
		{"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "team", "namespace": "shop"}, "spec": {"limits": [{"type": "Container", "max": {"cpu": "2"}}]}},
	])
	findings == {
		{"at": "/spec/limits", "message": "no limit for containers has default, defaultRequest, min", "resource": 0, "subject": "LimitRange/team"},
	}
}

test_the_good_example_passes if {
	findings := limit_range.findings with input as given([
		{"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "team", "namespace": "shop"}, "spec": {"limits": [{"type": "Container", "default": {"cpu": "500m"}, "defaultRequest": {"cpu": "100m"}, "max": {"cpu": "2"}, "min": {"cpu": "10m"}}]}},
	])
	findings == set()
}

test_pods_are_no_containers if {
	findings := limit_range.findings with input as given([
		{"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "a"}, "spec": {"limits": [{"type": "Pod", "max": {"cpu": 1}}, 3, {"type": "Container", "default": {}, "min": {"cpu": 1}}]}},
		{"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "a"}},
	])
	findings == {
		{"at": "", "message": "no limit for containers has default, defaultRequest, max, min", "resource": 1, "subject": "LimitRange/a"},
		{"at": "/spec/limits", "message": "no limit for containers has default, defaultRequest, max", "resource": 0, "subject": "LimitRange/a"},
	}
}

test_says_all_about_itself if {
	limit_range.about.title == "LimitRange that leaves containers unbounded"
	object.remove(limit_range.about.custom, ["examples"]) == {"id": "K8S-LIMIT-RANGE", "domain": "resources", "scope": "object", "severity": "low", "remedy": "State default, defaultRequest, min and max under a limit of type Container", "controls": [], "kinds": [{"group": "", "kind": "LimitRange"}]}
}
