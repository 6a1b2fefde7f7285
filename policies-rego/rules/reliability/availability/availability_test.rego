package rules.availability_test

import data.rules.availability

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := availability.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/replicas", "message": "the workload has one replica", "resource": 0, "subject": "Deployment/web", "variant": "single"},
	}
}

test_the_good_example_passes if {
	findings := availability.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": {"maxUnavailable": 1, "selector": {"matchLabels": {"app": "web"}}}},
	])
	findings == set()
}

test_budgets_are_compared_with_replicas if {
	findings := availability.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": 3, "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": 2, "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": "100%", "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": "67%", "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": "66%", "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": "3", "selector": {"matchLabels": {"app": "web"}}}},
	])
	findings == {
		{"at": "/spec/minAvailable", "message": "the budget wants every pod of Deployment/web kept", "resource": 1, "subject": "PodDisruptionBudget/b", "variant": "all-kept"},
		{"at": "/spec/minAvailable", "message": "the budget wants every pod of Deployment/web kept", "resource": 3, "subject": "PodDisruptionBudget/b", "variant": "all-kept"},
		{"at": "/spec/minAvailable", "message": "the budget wants every pod of Deployment/web kept", "resource": 4, "subject": "PodDisruptionBudget/b", "variant": "all-kept"},
	}
}

test_budgets_are_compared_with_autoscalers if {
	findings := availability.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 9, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h"}, "spec": {"minReplicas": 2, "maxReplicas": 9, "scaleTargetRef": {"kind": "Deployment", "name": "web"}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": 3, "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": 2, "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": "100%", "selector": {"matchLabels": {"app": "web"}}}},
		{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "b"}, "spec": {"minAvailable": "101%", "selector": {"matchLabels": {"app": "web"}}}},
	])
	findings == {
		{"at": "/spec/minAvailable", "message": "the budget wants 3 pods, and the autoscaler of Deployment/web goes down to 2", "resource": 2, "subject": "PodDisruptionBudget/b", "variant": "above-minimum"},
		{"at": "/spec/minAvailable", "message": "the budget wants 3 pods, and the autoscaler of Deployment/web goes down to 2", "resource": 5, "subject": "PodDisruptionBudget/b", "variant": "above-minimum"},
		{"at": "/spec/replicas", "message": "an autoscaler sets the replicas that the manifest sets, too", "resource": 0, "subject": "Deployment/web", "variant": "set-twice"},
	}
}

test_replicas_are_counted if {
	findings := availability.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 0, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "s"}, "spec": {"replicas": 1}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "t"}, "spec": {}},
		{"apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": {"name": "r"}, "spec": {"replicas": 5}},
	])
	findings == {
		{"at": "/spec", "message": "no disruption budget selects the pods", "resource": 0, "subject": "Deployment/web", "variant": "no-budget"},
		{"at": "/spec", "message": "no disruption budget selects the pods", "resource": 4, "subject": "StatefulSet/t", "variant": "no-budget"},
		{"at": "/spec", "message": "the workload has one replica", "resource": 0, "subject": "Deployment/web", "variant": "single"},
		{"at": "/spec/replicas", "message": "no disruption budget selects the pods", "resource": 1, "subject": "Deployment/web", "variant": "no-budget"},
		{"at": "/spec/replicas", "message": "the workload has two replicas", "resource": 1, "subject": "Deployment/web", "variant": "two"},
	}
}

test_services_want_pods_that_say_they_are_ready if {
	findings := availability.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "r", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "a", "image": "a:1", "readinessProbe": {"tcpSocket": {"port": 1}}}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "j", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"restartPolicy": "Never", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "k", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"restartPolicy": "Always", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x", "namespace": "shop", "labels": {"app": "x"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "other"}, "spec": {"selector": {"app": "x"}}},
	])
	findings == {
		{"at": "/spec/containers", "message": "a Service sends traffic to the pods, and no container of them has a readinessProbe", "resource": 0, "subject": "Pod/web", "variant": "unready"},
		{"at": "/spec/containers", "message": "a Service sends traffic to the pods, and no container of them has a readinessProbe", "resource": 3, "subject": "Pod/k", "variant": "unready"},
	}
}

test_says_all_about_itself if {
	availability.about.title == "Workload that one failure stops"
	object.remove(availability.about.custom, ["examples"]) == {"id": "K8S-AVAILABILITY", "domain": "reliability", "scope": "set", "severity": "low", "remedy": "Run two replicas or more, with a PodDisruptionBudget that lets one go; leave replicas out where an autoscaler sets them", "controls": [], "variants": {"no-budget": {"title": "No disruption budget selects the workload"}, "single": {"title": "Workload with one replica"}, "two": {"title": "Workload with two replicas", "severity": "info"}, "set-twice": {"title": "Replicas set beside an autoscaler"}, "above-minimum": {"title": "Disruption budget above what the autoscaler keeps", "severity": "medium"}, "all-kept": {"title": "Disruption budget that wants every pod kept", "severity": "medium"}, "unready": {"title": "Service sends traffic to pods that do not say that they are ready", "severity": "medium"}}, "kinds": [{"group": "policy", "kind": "PodDisruptionBudget"}, {"group": "autoscaling", "kind": "HorizontalPodAutoscaler"}, {"group": "", "kind": "Service"}]}
}
