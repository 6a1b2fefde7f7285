package rules.hpa_bounds_test

import data.rules.hpa_bounds

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := hpa_bounds.findings with input as given([
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "web"}, "spec": {"minReplicas": 5, "maxReplicas": 5, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}}},
	])
	findings == {
		{"at": "/spec/maxReplicas", "message": "maxReplicas is less than 1 above minReplicas", "resource": 0, "subject": "HorizontalPodAutoscaler/web", "variant": "no-room"},
	}
}

test_the_good_example_passes if {
	findings := hpa_bounds.findings with input as given([
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "web"}, "spec": {"minReplicas": 3, "maxReplicas": 6, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}}},
	])
	findings == set()
}

test_each_problem_is_found if {
	findings := hpa_bounds.findings with input as given([
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {"maxReplicas": 1}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {"minReplicas": 2, "maxReplicas": 101}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {"minReplicas": "2", "maxReplicas": 4}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {"minReplicas": 1, "maxReplicas": "4"}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}},
	])
	findings == {
		{"at": "/spec", "message": "the autoscaler goes down to one pod", "resource": 0, "subject": "HorizontalPodAutoscaler/a", "variant": "single"},
		{"at": "/spec", "message": "the autoscaler goes down to one pod", "resource": 1, "subject": "HorizontalPodAutoscaler/a", "variant": "single"},
		{"at": "/spec", "message": "the autoscaler has no maxReplicas", "resource": 0, "subject": "HorizontalPodAutoscaler/a", "variant": "no-maximum"},
		{"at": "/spec", "message": "the autoscaler has no maxReplicas", "resource": 4, "subject": "HorizontalPodAutoscaler/a", "variant": "no-maximum"},
		{"at": "/spec", "message": "the autoscaler has no minReplicas, and so goes down to one pod", "resource": 0, "subject": "HorizontalPodAutoscaler/a", "variant": "no-minimum"},
		{"at": "/spec", "message": "the autoscaler has no minReplicas, and so goes down to one pod", "resource": 1, "subject": "HorizontalPodAutoscaler/a", "variant": "no-minimum"},
		{"at": "/spec/maxReplicas", "message": "maxReplicas is less than 1 above minReplicas", "resource": 1, "subject": "HorizontalPodAutoscaler/a", "variant": "no-room"},
		{"at": "/spec/maxReplicas", "message": "minReplicas and maxReplicas are within none of the allowed ranges", "resource": 2, "subject": "HorizontalPodAutoscaler/a", "variant": "range"},
		{"at": "/spec/maxReplicas", "message": "minReplicas and maxReplicas are within none of the allowed ranges", "resource": 4, "subject": "HorizontalPodAutoscaler/a", "variant": "range"},
		{"at": "/spec/minReplicas", "message": "the autoscaler goes down to one pod", "resource": 3, "subject": "HorizontalPodAutoscaler/a", "variant": "single"},
		{"at": "/spec/minReplicas", "message": "the autoscaler goes down to one pod", "resource": 4, "subject": "HorizontalPodAutoscaler/a", "variant": "single"},
		{"at": "/spec/minReplicas", "message": "the autoscaler goes down to two pods", "resource": 2, "subject": "HorizontalPodAutoscaler/a", "variant": "below-three"},
	}
}

test_metrics_of_objects_name_them if {
	findings := hpa_bounds.findings with input as given([
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {"minReplicas": 3, "maxReplicas": 9, "metrics": [{"type": "Object"}, {"type": "Object", "object": {"metric": {"name": "m"}, "target": {"type": "Value", "value": 1}, "describedObject": {"apiVersion": "v1", "kind": "Service", "name": "s"}}}, {"type": "Object", "object": {"metric": {"name": "m"}, "target": {"type": "Utilization"}, "describedObject": {"apiVersion": "v1", "kind": "Service", "name": "s"}}}, {"type": "Resource"}]}},
	])
	findings == {
		{"at": "/spec/metrics/0", "message": "a metric of type Object names no object, metric and target", "resource": 0, "subject": "HorizontalPodAutoscaler/a", "variant": "object"},
		{"at": "/spec/metrics/2", "message": "a metric of type Object names no object, metric and target", "resource": 0, "subject": "HorizontalPodAutoscaler/a", "variant": "object"},
	}
}

test_users_set_range_and_spread if {
	findings := hpa_bounds.findings with input as given([
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"}, "spec": {"minReplicas": 3, "maxReplicas": 5}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "b"}, "spec": {"minReplicas": 4, "maxReplicas": 7}},
	])
		with data.parameters.configuration as {"autoscaler_ranges": ["3-6"], "least_spread": "3"}
	findings == {
		{"at": "/spec/maxReplicas", "message": "maxReplicas is less than 3 above minReplicas", "resource": 0, "subject": "HorizontalPodAutoscaler/a", "variant": "no-room"},
		{"at": "/spec/maxReplicas", "message": "minReplicas and maxReplicas are within none of the allowed ranges", "resource": 1, "subject": "HorizontalPodAutoscaler/b", "variant": "range"},
	}
}

test_says_all_about_itself if {
	hpa_bounds.about.title == "Autoscaler without room or bounds"
	object.remove(hpa_bounds.about.custom, ["examples"]) == {"id": "K8S-HPA-BOUNDS", "domain": "resources", "scope": "object", "severity": "low", "remedy": "Set minReplicas and maxReplicas apart, within what the team may use", "controls": [], "variants": {"no-maximum": {"title": "Autoscaler without a maximum"}, "no-room": {"title": "Autoscaler without room"}, "range": {"title": "Autoscaler outside of the allowed range", "severity": "medium"}, "no-minimum": {"title": "Autoscaler without a minimum", "severity": "info"}, "single": {"title": "Autoscaler that goes down to one pod"}, "below-three": {"title": "Autoscaler that goes down to two pods", "severity": "info"}, "object": {"title": "Autoscaler with a metric of no object"}}, "kinds": [{"group": "autoscaling", "kind": "HorizontalPodAutoscaler"}], "parameters": ["least_spread", "autoscaler_ranges"]}
}
