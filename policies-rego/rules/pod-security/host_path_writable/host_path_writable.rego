# METADATA
# title: Files of the node mounted to be written
# description: >-
#   A container that writes to its node's file system changes what the node runs: a job of cron, a key of ssh, a file
#   of the kubelet. Unless a mount says readOnly, it can.
# custom:
#   id: K8S-HOST-PATH-WRITABLE
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Set readOnly to true where the volume is mounted, or use an emptyDir or a claim
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.11}, {framework: HIPAA, id: 164.312(c)(1)}]
#   variants:
#     system:
#       title: Directory of the operating system mounted to be written
#     other:
#       severity: medium
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: logs
#             hostPath: {path: /var/log}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: logs, mountPath: /logs}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: logs
#             hostPath: {path: /var/log}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: logs, mountPath: /logs, readOnly: true}]
package rules.host_path_writable

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant(path), "at": at, "patch": patch}) if {
	some container in kubernetes.containers
	some index, mount in container.spec.volumeMounts
	not mount.readOnly == true
	some volume in container.pod.spec.volumes
	volume.name == mount.name
	volume.hostPath != null
	path := path_of(volume.hostPath)
	at := kubernetes.pointer(container.at, ["volumeMounts", index])
	patch := [{"op": "add", "path": concat("", [at, "/readOnly"]), "value": true}]
	found := kubernetes.container_finding(container, [], concat("", ["can write to `", path, "` of its node"]))
}

path_of(source) := source.path if {
	is_string(source.path)
} else := "an unnamed path"

variant(path) := "system" if {
	startswith(path, "/")
	parts := [part | some part in split(path, "/"); not part in {"", "."}]
	is_system(parts)
} else := "other"

is_system([])

is_system(parts) if concat("", ["/", parts[0]]) in data.rules.host_path_contents.system
