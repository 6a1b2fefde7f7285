# METADATA
# title: Image from a registry that is not allowed
# description: >-
#   What runs in a cluster is decided in the registries that it pulls from. k8s.gcr.io is frozen since April 2023 and
#   gets no fixes.
# custom:
#   id: K8S-IMAGE-REGISTRY
#   domain: images
#   scope: object
#   severity: medium
#   remedy: Use an image of an allowed registry, or have it mirrored there
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.5.1}, {framework: HIPAA, id: 164.308(a)(5)(ii)(B)}]
#   variants:
#     foreign: {}
#     denied:
#       title: Image from a registry that is denied
#       severity: high
#   parameters: [allowed_registries, denied_registries]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: k8s.gcr.io/pause:3.9
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.k8s.io/pause:3.9
package rules.image_registry

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "foreign"}) if {
	count(parameters.values.allowed_registries) > 0
	some container in kubernetes.containers
	image := container.spec.image
	not kubernetes.is_from(image, parameters.values.allowed_registries)
	found := kubernetes.container_finding(container, ["image"], concat("", ["runs image ", shown(image), ", from none of the allowed registries"]))
}

findings contains object.union(found, {"variant": "denied"}) if {
	some container in kubernetes.containers
	image := container.spec.image
	kubernetes.is_from(image, parameters.values.denied_registries)
	found := kubernetes.container_finding(container, ["image"], concat("", ["runs image ", shown(image), ", from a registry that is denied"]))
}

shown(image) := concat("", ["`", image, "`"]) if {
	is_string(image)
} else := "that is not a string"
