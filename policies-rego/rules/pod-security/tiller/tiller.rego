# METADATA
# title: Tiller of Helm 2
# description: >-
#   Tiller installs whatever whoever reaches it asks for, mostly as cluster-admin. Helm 3 has none; Helm 2 is without
#   fixes since November 2020.
# custom:
#   id: K8S-TILLER
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Remove tiller and use Helm 3
#   controls: []
#   kinds:
#     - {group: "", kind: Service}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: gcr.io/kubernetes-helm/tiller:v2.17.0
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.tiller

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	is_tiller(container.spec.image)
	found := kubernetes.container_finding(container, ["image"], "is the tiller of Helm 2")
}

findings contains found if {
	some pod in kubernetes.pods
	some labels in [kubernetes.labels(pod.owner), kubernetes.pod_labels(pod)]
	is_labelled(labels)
	found := kubernetes.pod_finding(pod, [], "the pod is labelled as the tiller of Helm 2")
}

findings contains found if {
	some service in kubernetes.of_kind("", "Service")
	some labels in [kubernetes.labels(service), service.manifest.spec.selector]
	is_labelled(labels)
	found := kubernetes.object_finding(service, [], "the Service leads to the tiller of Helm 2")
}

is_tiller(image) if {
	segments := split(kubernetes.image_parts(image).name, "/")
	segments[count(segments) - 1] == "tiller"
}

is_labelled(labels) if {
	labels.app == "helm"
	labels.name == "tiller"
}
