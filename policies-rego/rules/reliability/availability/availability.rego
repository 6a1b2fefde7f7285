# METADATA
# title: Workload that one failure stops
# description: >-
#   One replica, a drain of its node or a restart, and nobody answers. A disruption budget keeps drains from taking
#   too many; one that wants more than there are stops them. Where an autoscaler sets the replicas, a number in the
#   manifest sets them back at each apply.
# custom:
#   id: K8S-AVAILABILITY
#   domain: reliability
#   scope: set
#   severity: low
#   remedy: Run two replicas or more, with a PodDisruptionBudget that lets one go; leave replicas out where an autoscaler sets them
#   controls: []
#   variants:
#     no-budget:
#       title: No disruption budget selects the workload
#     single:
#       title: Workload with one replica
#     two:
#       title: Workload with two replicas
#       severity: info
#     set-twice:
#       title: Replicas set beside an autoscaler
#     above-minimum:
#       title: Disruption budget above what the autoscaler keeps
#       severity: medium
#     all-kept:
#       title: Disruption budget that wants every pod kept
#       severity: medium
#     unready:
#       title: Service sends traffic to pods that do not say that they are ready
#       severity: medium
#   kinds:
#     - {group: policy, kind: PodDisruptionBudget}
#     - {group: autoscaling, kind: HorizontalPodAutoscaler}
#     - {group: "", kind: Service}
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         replicas: 1
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
#     good: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         replicas: 3
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
#
#       ---
#       {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}}
package rules.availability

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("availability", facts)

workloads := [each | some each in known; each.sort == "workload"]

# What a budget may pick is looked up by its namespace and one label.
workloads_in[each.is[1]] contains each if some each in workloads

workloads_by_label[[each.is[1], label, value]] contains each if {
	some each in workloads
	some labels in [each.labels, each.selected]
	some label, value in labels
}

budgets[each.is] contains budget if {
	some budget in known
	budget.sort == "budget"
	in_namespace := object.get(workloads_in, [budget.namespace], set())
	some each in kubernetes.fewest(workloads_by_label, budget.namespace, budget.selector, in_namespace)
	picks(budget, each)
}

findings contains object.union(each.found, {"resource": each.resource, "variant": variant, "at": each.found.at, "message": message}) if {
	some each in workloads
	some [variant, message] in problems(each)
}

problems(each) := array.concat(
	[["no-budget", "no disruption budget selects the pods"] |
		each.disruptable
		count(budgets_of(each)) == 0
	],
	array.concat(
		[["single", "the workload has one replica"] |
			each.countable
			each.replicas == 1
			not autoscaled(each)
		],
		array.concat(
			[["two", "the workload has two replicas"] |
				each.countable
				each.replicas == 2
				not autoscaled(each)
			],
			[["set-twice", "an autoscaler sets the replicas that the manifest sets, too"] |
				each.stated
				autoscaled(each)
			],
		),
	),
)

autoscaled(each) if count(minima_of(each)) > 0

minima_of(each) := object.get(minima, [each.is], set())

minima[scaler.target] contains scaler.minimum if {
	some scaler in known
	scaler.sort == "autoscaler"
}

budgets_of(each) := object.get(budgets, [each.is], set())

picks(budget, each) if kubernetes.selects(budget.selector, each.labels)

picks(budget, each) if kubernetes.selects(budget.selector, each.selected)

findings contains object.union(budget.found, {"resource": budget.resource, "variant": "above-minimum", "message": message}) if {
	some each in workloads
	some budget in budgets_of(each)
	some minimum in minima_of(each)
	wanted(budget.least, minimum) > minimum
	message := concat("", ["the budget wants ", format_int(wanted(budget.least, minimum), 10), " pods, and the autoscaler of ", each.found.subject, " goes down to ", format_int(minimum, 10)])
}

findings contains object.union(budget.found, {"resource": budget.resource, "variant": "all-kept", "message": message}) if {
	some each in workloads
	some budget in budgets_of(each)
	not autoscaled(each)
	each.replicas > 0
	wanted(budget.least, each.replicas) >= each.replicas
	message := concat("", ["the budget wants every pod of ", each.found.subject, " kept"])
}

# A share is rounded up, as the API server does.
wanted(least, _) := least if is_number(least)

wanted(least, total) := ceil((to_number(trim_suffix(least, "%")) * total) / 100) if endswith(least, "%")

findings contains object.union(pod.found, {"resource": pod.resource, "variant": "unready", "message": "a Service sends traffic to the pods, and no container of them has a readinessProbe"}) if {
	some service in known
	service.sort == "service"
	some pod in kubernetes.fewest_with(unready_by_label, service.namespace, service.selector, set())
	kubernetes.has_labels(service.selector, pod.labels)
}

unready_by_label[[pod.namespace, label, value]] contains pod if {
	some pod in known
	pod.sort == "unready"
	some label, value in pod.labels
}

facts contains {
	"resource": thing.resource, "sort": "workload", "is": [thing.kind, kubernetes.namespace(thing.manifest), kubernetes.name(thing.manifest)],
	"replicas": thing.replicas, "stated": is_number(object.get(thing.manifest, ["spec", "replicas"], null)),
	"countable": thing.kind in {"Deployment", "DeploymentConfig"}, "disruptable": is_disruptable(thing), "labels": template_labels(thing),
	"selected": kubernetes.object_or_empty(object.get(thing.manifest, ["spec", "selector"], {}), "matchLabels"),
	"found": object.remove(kubernetes.object_finding(thing, ["spec", "replicas"], ""), ["message"]),
} if {
	some thing in kubernetes.scaled
}

template_labels(thing) := kubernetes.object_or_empty(object.get(thing.manifest, ["spec", "template", "metadata"], {}), "labels")

default is_disruptable(_) := false

# One replica that is meant has nothing to keep.
is_disruptable(thing) if {
	thing.kind in {"Deployment", "StatefulSet", "DeploymentConfig"}
	not is_few(thing)
}

is_few(thing) if object.get(thing.manifest, ["spec", "replicas"], 2) < 2

facts contains {
	"resource": budget.resource, "sort": "budget", "namespace": kubernetes.namespace(budget.manifest),
	"selector": object.get(budget.manifest, ["spec", "selector"], null), "least": object.get(budget.manifest, ["spec", "minAvailable"], null),
	"found": object.remove(kubernetes.object_finding(budget, ["spec", "minAvailable"], ""), ["message"]),
} if {
	some budget in kubernetes.of_kind("policy", "PodDisruptionBudget")
}

facts contains {"resource": scaler.resource, "sort": "autoscaler", "target": [target.kind, kubernetes.namespace(scaler.manifest), target.name], "minimum": data.rules.hpa_bounds.minimum(scaler.manifest.spec)} if {
	some scaler in kubernetes.of_kind("autoscaling", "HorizontalPodAutoscaler")
	target := scaler.manifest.spec.scaleTargetRef
}

facts contains {"resource": service.resource, "sort": "service", "namespace": kubernetes.namespace(service.manifest), "selector": service.manifest.spec.selector} if {
	some service in kubernetes.of_kind("", "Service")
	count(service.manifest.spec.selector) > 0
}

facts contains {"resource": pod.resource, "sort": "unready", "namespace": pod.namespace, "labels": kubernetes.pod_labels(pod), "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	not object.get(pod.spec, "restartPolicy", "Always") in {"Never", "OnFailure"}
	not is_probed(pod)
	found := object.remove(kubernetes.pod_finding(pod, ["containers"], ""), ["message"])
}

is_probed(pod) if {
	some container in kubernetes.containers_of(pod)
	count(container.spec.readinessProbe) > 0
}
