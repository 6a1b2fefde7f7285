package rules.topology_spread_test

import data.rules.topology_spread

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := topology_spread.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/spec", "message": "nothing spreads the pods over zones or nodes", "resource": 0, "subject": "Deployment/web", "variant": "missing"},
	}
}

test_the_good_example_passes if {
	findings := topology_spread.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": [{"maxSkew": 1, "topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "ScheduleAnyway"}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_constraints_that_refuse_are_told if {
	findings := topology_spread.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": [{"whenUnsatisfiable": "DoNotSchedule"}, 3], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": [], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": "x", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/spec/topologySpreadConstraints", "message": "nothing spreads the pods over zones or nodes", "resource": 1, "subject": "Deployment/web", "variant": "missing"},
		{"at": "/spec/template/spec/topologySpreadConstraints", "message": "nothing spreads the pods over zones or nodes", "resource": 2, "subject": "Deployment/web", "variant": "missing"},
		{"at": "/spec/template/spec/topologySpreadConstraints/0/whenUnsatisfiable", "message": "pods do not start where the constraint cannot be met", "resource": 0, "subject": "Deployment/web", "variant": "refusing"},
	}
}

test_says_all_about_itself if {
	topology_spread.about.title == "Pods are not spread over zones"
	object.remove(topology_spread.about.custom, ["examples"]) == {"id": "K8S-TOPOLOGY-SPREAD", "domain": "reliability", "scope": "object", "severity": "info", "remedy": "State topologySpreadConstraints with whenUnsatisfiable: ScheduleAnyway", "controls": [], "variants": {"missing": {}, "refusing": {"title": "Pods do not start where they cannot be spread"}}}
}
