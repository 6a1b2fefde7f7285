# METADATA
# title: Image not pinned by digest
# description: >-
#   A tag can be moved to another image at any time, a digest cannot. Only what is pinned by digest runs tomorrow what
#   was reviewed today.
# custom:
#   id: K8S-IMAGE-DIGEST
#   domain: images
#   scope: object
#   severity: low
#   remedy: "Name the image by digest: registry.example/app@sha256:\u2026"
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.5.1}, {framework: HIPAA, id: 164.308(a)(5)(ii)(B)}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app@sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a
package rules.image_digest

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	image := container.spec.image
	not kubernetes.is_pinned(image)
	found := kubernetes.container_finding(container, ["image"], message(image))
}

message(image) := concat("", ["runs image `", image, "`, which no digest pins"]) if {
	is_string(image)
} else := "names an image that is not a string"
