# METADATA
# title: Image without tag and digest
# description: >-
#   An image without a tag is whatever its repository calls latest when a node pulls it.
# custom:
#   id: K8S-IMAGE-UNTAGGED
#   domain: images
#   scope: object
#   severity: low
#   remedy: Name a version, or better a digest
#   controls: [{framework: HIPAA, id: 164.308(a)(5)(ii)(B)}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.image_untagged

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	image := container.spec.image
	parts := kubernetes.image_parts(image)
	parts.tag == ""
	parts.digest == ""
	found := kubernetes.container_finding(container, ["image"], concat("", ["runs image `", image, "` without a tag"]))
}
