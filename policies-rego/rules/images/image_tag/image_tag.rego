# METADATA
# title: Image that moves
# description: >-
#   Without a tag, or with one such as latest, the same manifest runs other programs tomorrow, and nobody can say which
#   ran yesterday. A digest says exactly which.
# custom:
#   id: K8S-IMAGE-TAG
#   domain: images
#   scope: object
#   severity: medium
#   remedy: Name the image by a version tag or, better, by its digest
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.5.1}, {framework: HIPAA, id: 164.312(c)(1)}]
#   parameters: [mutable_tags]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: nginx:latest
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: nginx:1.27.3
package rules.image_tag

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	found := kubernetes.container_finding(container, ["image"], problem(container.spec.image))
}

problem(image) := "names an image that is not a string" if not is_string(image)

problem(image) := concat("", ["runs image `", image, "`, whose digest is broken"]) if {
	contains(image, "@")
	not has_digest(image)
}

problem(image) := concat("", ["runs image `", image, "` without a tag"]) if {
	not contains(image, "@")
	tag(image) == ""
}

problem(image) := concat("", ["runs image `", image, "`, a tag that moves"]) if {
	not contains(image, "@")
	lower(tag(image)) in parameters.values.mutable_tags
}

# `@sha256:` and hexadecimal digits: anything else after an `@` names no image at all.
has_digest(image) if {
	parts := split(image, "@")
	count(parts) == 2
	[algorithm, digits] := split(parts[1], ":")
	algorithm != ""
	digits != ""
	trim(lower(digits), "0123456789abcdef") == ""
}

# The colon of a registry's port comes before the last slash, a tag's after it.
tag(image) := parts[1] if {
	segments := split(image, "/")
	parts := split(segments[count(segments) - 1], ":")
} else := ""
