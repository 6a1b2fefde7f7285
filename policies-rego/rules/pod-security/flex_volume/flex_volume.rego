# METADATA
# title: FlexVolume of a driver that is not allowed
# description: >-
#   A driver of a FlexVolume is a program on the node that runs as root when a pod asks for it. FlexVolumes are
#   deprecated since Kubernetes 1.23.
# custom:
#   id: K8S-FLEX-VOLUME
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Use a CSI driver
#   controls: []
#   parameters: [allowed_flex_drivers]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: data
#             flexVolume: {driver: example/lvm}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: data
#             persistentVolumeClaim: {claimName: data}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.flex_volume

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	some index, volume in pod.spec.volumes
	source := volume.flexVolume
	source != null
	not is_allowed(source)
	at := kubernetes.pointer(pod.at, ["volumes", index, "flexVolume"])
	found := kubernetes.pod_finding(pod, [], concat("", ["the pod has a FlexVolume of driver `", driver_of(source), "`"]))
}

is_allowed(source) if source.driver in parameters.values.allowed_flex_drivers

driver_of(source) := source.driver if {
	is_string(source.driver)
} else := "(none)"
