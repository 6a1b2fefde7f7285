# METADATA
# title: Workload without its sidecar
# description: >-
#   A pod that refuses its sidecar, or is in a namespace that asks for none, speaks past the mesh: no mutual TLS, no
#   policy, no record.
# custom:
#   id: MESH-INJECTION
#   domain: service-mesh
#   scope: object
#   severity: medium
#   remedy: "Remove the annotation or label that refuses it, and label the namespace istio-injection: enabled"
#   controls: []
#   variants:
#     refused: {}
#     namespace:
#       title: Namespace without sidecars
#       severity: low
#   kinds:
#     - {group: "", kind: Namespace}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, annotations: {sidecar.istio.io/inject: "false"}}
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
#             image: registry.example/app:1.4.2
package rules.injection

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

key := "sidecar.istio.io/inject"

findings contains object.union(found, {"variant": "refused", "at": at, "patch": [{"op": "remove", "path": at}]}) if {
	some pod in kubernetes.pods
	some field, texts in {"annotations": kubernetes.pod_annotations(pod), "labels": kubernetes.pod_labels(pod)}
	texts[key] in {"false", false, "no", "off", "n"}
	steps := array.slice(pod.path, 0, count(pod.path) - 1)
	at := kubernetes.pointer(pod.owner.at, array.concat(steps, ["metadata", field, key]))
	found := kubernetes.pod_finding(pod, [], "the pod refuses the sidecar of the mesh")
}

findings contains object.union(found, {"variant": "namespace"}) if {
	some namespace in kubernetes.of_kind("", "Namespace")
	not asks(kubernetes.labels(namespace))
	found := kubernetes.object_finding(namespace, ["metadata", "labels"], "the namespace does not ask for sidecars")
}

asks(labels) if labels["istio-injection"] == "enabled"

asks(labels) if {
	not labels["istio-injection"]
	labels["istio.io/rev"]
}

asks(labels) if labels["istio.io/dataplane-mode"] == "ambient"
