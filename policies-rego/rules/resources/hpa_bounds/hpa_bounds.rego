# METADATA
# title: Autoscaler without room or bounds
# description: >-
#   An autoscaler adds pods up to maxReplicas, whatever they cost, and takes them away down to minReplicas. Where the
#   two are the same it does nothing; with one pod at least, one node is enough to stop the service.
# custom:
#   id: K8S-HPA-BOUNDS
#   domain: resources
#   scope: object
#   severity: low
#   remedy: Set minReplicas and maxReplicas apart, within what the team may use
#   controls: []
#   variants:
#     no-maximum:
#       title: Autoscaler without a maximum
#     no-room:
#       title: Autoscaler without room
#     range:
#       title: Autoscaler outside of the allowed range
#       severity: medium
#     no-minimum:
#       title: Autoscaler without a minimum
#       severity: info
#     single:
#       title: Autoscaler that goes down to one pod
#     below-three:
#       title: Autoscaler that goes down to two pods
#       severity: info
#     object:
#       title: Autoscaler with a metric of no object
#   kinds:
#     - {group: autoscaling, kind: HorizontalPodAutoscaler}
#   parameters: [least_spread, autoscaler_ranges]
#   examples:
#     bad: |
#       {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {minReplicas: 5, maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}
#     good: |
#       {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {minReplicas: 3, maxReplicas: 6, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}
package rules.hpa_bounds

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

autoscalers := kubernetes.of_kind("autoscaling", "HorizontalPodAutoscaler")

findings contains object.union(found, {"variant": variant}) if {
	some autoscaler in autoscalers
	some [variant, field, message] in problems(autoscaler.manifest.spec)
	found := kubernetes.object_finding(autoscaler, array.concat(["spec"], field), message)
}

findings contains object.union(found, {"variant": "object", "at": at}) if {
	some autoscaler in autoscalers
	some index, metric in autoscaler.manifest.spec.metrics
	metric.type == "Object"
	not names_object(metric)
	at := kubernetes.pointer(autoscaler.at, ["spec", "metrics", index])
	found := kubernetes.object_finding(autoscaler, [], "a metric of type Object names no object, metric and target")
}

names_object(metric) if {
	source := metric.object
	source.metric.name != ""
	source.target.type in {"Value", "AverageValue"}
	source.describedObject.apiVersion != ""
	source.describedObject.kind != ""
	source.describedObject.name != ""
}

problems(spec) := array.concat([["no-maximum", [], "the autoscaler has no maxReplicas"] | not is_number(object.get(spec, "maxReplicas", null))], array.concat(
	array.concat(
		[["no-room", ["maxReplicas"], concat("", ["maxReplicas is less than ", parameters.values.least_spread, " above minReplicas"])] |
			spec.maxReplicas - minimum(spec) < to_number(parameters.values.least_spread)
		],
		[["range", ["maxReplicas"], "minReplicas and maxReplicas are within none of the allowed ranges"] |
			not is_within(spec)
		],
	),
	array.concat(
		[["no-minimum", [], "the autoscaler has no minReplicas, and so goes down to one pod"] |
			object.get(spec, "minReplicas", null) == null
		],
		array.concat(
			[["single", ["minReplicas"], "the autoscaler goes down to one pod"] | minimum(spec) < 2],
			[["below-three", ["minReplicas"], "the autoscaler goes down to two pods"] | minimum(spec) == 2],
		),
	),
))

minimum(spec) := spec.minReplicas if {
	is_number(spec.minReplicas)
} else := 1

is_within(spec) if {
	some range in parameters.values.autoscaler_ranges
	kubernetes.in_ranges(minimum(spec), [range])
	kubernetes.in_ranges(spec.maxReplicas, [range])
}

is_within(spec) if object.get(spec, "maxReplicas", null) == null
