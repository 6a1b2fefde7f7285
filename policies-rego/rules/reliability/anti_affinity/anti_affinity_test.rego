package rules.anti_affinity_test

import data.rules.anti_affinity

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := anti_affinity.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/spec", "message": "nothing keeps the replicas on different nodes", "resource": 0, "subject": "Deployment/web"},
	}
}

test_the_good_example_passes if {
	findings := anti_affinity.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": {"labelSelector": {"matchLabels": {"app": "web"}}, "topologyKey": "kubernetes.io/hostname"}}]}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == set()
}

test_selectors_pick_the_own_pods if {
	findings := anti_affinity.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "other"}}, "spec": {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": {"labelSelector": {"matchLabels": {"app": "web"}}, "topologyKey": "kubernetes.io/hostname"}}]}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"labelSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]}, "topologyKey": "zone"}]}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"labelSelector": {"matchLabels": {"app": "web"}}}]}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"affinity": {"podAffinity": {}}, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}}}},
	])
	findings == {
		{"at": "/spec/template/spec/affinity", "message": "nothing keeps the replicas on different nodes", "resource": 4, "subject": "Deployment/web"},
		{"at": "/spec/template/spec/affinity/podAntiAffinity", "message": "nothing keeps the replicas on different nodes", "resource": 0, "subject": "Deployment/web"},
		{"at": "/spec/template/spec/affinity/podAntiAffinity", "message": "nothing keeps the replicas on different nodes", "resource": 3, "subject": "Deployment/web"},
	}
}

spread(constraints) := count(findings) == 0 if {
	findings := anti_affinity.findings with input as given([{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": constraints, "containers": [{"name": "app", "image": "a:1"}]}}}}])
}

test_constraints_that_pick_the_own_pods_spread_them if {
	own := {"matchLabels": {"app": "web"}}
	spread([{"topologyKey": "kubernetes.io/hostname", "maxSkew": 1, "whenUnsatisfiable": "ScheduleAnyway", "labelSelector": own}])
	spread([{"topologyKey": "topology.kubernetes.io/zone", "maxSkew": 1, "whenUnsatisfiable": "DoNotSchedule", "labelSelector": own}])
	not spread([{"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": "other"}}}])
	not spread([{"topologyKey": "kubernetes.io/hostname"}])
	not spread([{"topologyKey": "", "labelSelector": own}])
	not spread([{"labelSelector": own}])
	not spread([])
	not spread("x")
}

# What a part of a Deployment leaves out stands elsewhere.
test_a_part_of_a_workload_is_not_judged_by_what_it_leaves_out if {
	part := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "template": {"spec": {"containers": [{"$patch": "delete", "name": "app"}]}}}}
	anti_affinity.findings == set() with input as given([part])
}

test_says_all_about_itself if {
	anti_affinity.about.title == "Replicas may share a node"
	object.remove(anti_affinity.about.custom, ["examples"]) == {"id": "K8S-ANTI-AFFINITY", "domain": "reliability", "scope": "object", "severity": "low", "remedy": "State podAntiAffinity or topologySpreadConstraints whose selector picks the template's labels", "controls": []}
}
