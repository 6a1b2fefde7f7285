# METADATA
# title: emptyDir without a bound
# description: >-
#   An emptyDir fills the disk of its node. Without sizeLimit, and without a limit for ephemeral storage, nothing
#   stops it before the kubelet evicts pods.
# custom:
#   id: K8S-EMPTY-DIR-UNBOUNDED
#   domain: resources
#   scope: object
#   severity: low
#   remedy: Set sizeLimit of the emptyDir, or limit the ephemeral-storage of the container
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: cache
#             emptyDir: {}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: cache, mountPath: /cache}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: cache
#             emptyDir: {sizeLimit: 1Gi}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: cache, mountPath: /cache}]
package rules.empty_dir_unbounded

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	container.whole
	some index, mount in container.spec.volumeMounts
	some volume in container.pod.spec.volumes
	volume.name == mount.name
	volume.emptyDir != null
	not volume.emptyDir.sizeLimit
	not kubernetes.stated(container, "limits", "ephemeral-storage")
	at := kubernetes.pointer(container.at, ["volumeMounts", index])
	found := kubernetes.container_finding(container, [], concat("", ["mounts emptyDir `", mount.name, "`, whose size nothing bounds"]))
}
