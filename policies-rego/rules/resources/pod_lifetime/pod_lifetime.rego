# METADATA
# title: Pod may live longer than allowed
# description: >-
#   Environments for tests and demonstrations have pods deleted after a time that an annotation names. A time above
#   the maximum keeps them, and their bill.
# custom:
#   id: K8S-POD-LIFETIME
#   domain: resources
#   scope: object
#   severity: low
#   remedy: Lower the time that the annotation names
#   controls: []
#   parameters: [lifetime_annotation, maximum_lifetime]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, annotations: {pod.kubernetes.io/lifetime: 24h}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, annotations: {pod.kubernetes.io/lifetime: 4h}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.pod_lifetime

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	key := parameters.values.lifetime_annotation
	value := kubernetes.pod_annotations(pod)[key]
	not is_short(value)
	steps := array.slice(pod.path, 0, count(pod.path) - 1)
	at := kubernetes.pointer(pod.owner.at, array.concat(steps, ["metadata", "annotations", key]))
	message := concat("", ["the pod is to live for `", shown(value), "`; allowed is at most ", parameters.values.maximum_lifetime])
	found := kubernetes.pod_finding(pod, [], message)
}

is_short(value) if time.parse_duration_ns(value) <= time.parse_duration_ns(parameters.values.maximum_lifetime)

shown(value) := kubernetes.text_or(value, type_name(value))
