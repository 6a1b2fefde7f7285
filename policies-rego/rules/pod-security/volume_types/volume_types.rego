# METADATA
# title: Volume of a type that is not allowed
# description: >-
#   The Pod Security Standards' restricted level lets pods have volumes of a few types only. The others reach storage
#   or files of the node past the cluster's own accounting.
# custom:
#   id: K8S-VOLUME-TYPES
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Use a configMap, secret, emptyDir, projected or downwardAPI volume, an ephemeral one, or a persistentVolumeClaim
#   controls: [{framework: PSS, id: restricted}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: share
#             nfs: {server: files.example, path: /share}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: share
#             persistentVolumeClaim: {claimName: share}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.volume_types

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# What the standard allows; `name` is no type.
allowed := {
	"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret", "name",
}

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	some index, volume in pod.spec.volumes
	some type, source in volume
	source != null
	not type in allowed
	at := kubernetes.pointer(pod.at, ["volumes", index, type])
	found := kubernetes.pod_finding(pod, [], concat("", ["volume `", name_of(volume, index), "` is of type `", type, "`"]))
}

name_of(volume, index) := kubernetes.text_or(object.get(volume, "name", null), format_int(index, 10))
