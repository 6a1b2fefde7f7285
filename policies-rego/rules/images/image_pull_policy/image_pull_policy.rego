# METADATA
# title: Image not pulled each time
# description: >-
#   Unless its pull policy is Always, a node runs the image that it has: an old one under a tag that moved, or one
#   that this pod has no right to pull.
# custom:
#   id: K8S-IMAGE-PULL-POLICY
#   domain: images
#   scope: object
#   severity: low
#   remedy: Set imagePullPolicy to Always, or pin the image by digest
#   controls: []
#   variants:
#     cached: {}
#     floating:
#       title: Image with a moving tag not pulled each time
#       severity: medium
#     unstated:
#       title: Pull policy left to the default
#       severity: info
#   parameters: [mutable_tags]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             imagePullPolicy: IfNotPresent
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             imagePullPolicy: Always
package rules.image_pull_policy

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union_n([found, {"variant": variant(container.spec)}, {"patch": patch}]) if {
	some container in kubernetes.containers
	container.whole
	is_string(container.spec.image)
	not container.spec.imagePullPolicy == "Always"
	patch := [{"op": "add", "path": concat("", [container.at, "/imagePullPolicy"]), "value": "Always"}]
	found := kubernetes.container_finding(container, ["imagePullPolicy"], message(container.spec))
}

message(spec) := "leaves its pull policy to the default" if {
	variant(spec) == "unstated"
} else := concat("", ["runs image `", spec.image, "` from the node's store if it is there"])

# What the API server puts in: Always for an image that is called latest, IfNotPresent for others.
variant(spec) := "unstated" if {
	is_unstated(spec)
	is_latest(spec.image)
} else := "floating" if {
	is_floating(spec.image)
} else := "cached"

is_unstated(spec) if object.get(spec, "imagePullPolicy", null) in {null, ""}

is_latest(image) if {
	parts := kubernetes.image_parts(image)
	parts.tag in {"", "latest"}
	parts.digest == ""
}

is_floating(image) if is_latest(image)

is_floating(image) if {
	parts := kubernetes.image_parts(image)
	lower(parts.tag) in parameters.values.mutable_tags
	parts.digest == ""
}
