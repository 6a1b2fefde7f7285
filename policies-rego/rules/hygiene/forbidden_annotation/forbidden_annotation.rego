# METADATA
# title: Annotation that is not allowed
# description: >-
#   Annotations steer controllers, some past what a cluster's owners decided. Those of Flux 1, which is archived since
#   November 2022, make images change by themselves.
# custom:
#   id: K8S-FORBIDDEN-ANNOTATION
#   domain: hygiene
#   scope: object
#   severity: low
#   remedy: Remove the annotation
#   controls: []
#   parameters: [forbidden_annotations]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, annotations: {fluxcd.io/automated: "true"}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, annotations: {note: web}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.forbidden_annotation

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some thing in kubernetes.resources
	some key, _ in kubernetes.annotations(thing)
	kubernetes.is_among(key, parameters.values.forbidden_annotations)
	found := object.union(
		kubernetes.object_finding(thing, [], concat("", ["annotation `", key, "` is not allowed"])),
		{"at": kubernetes.pointer(thing.at, ["metadata", "annotations", key])},
	)
}
