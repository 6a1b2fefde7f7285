# METADATA
# title: Volume of the host's file system
# description: >-
#   A hostPath volume shows a container the files of its node; written to, or with the kubelet's files in it, it is a way
#   out of the container. A PersistentVolume with a hostPath hands the same to whoever claims it.
# custom:
#   id: K8S-HOST-PATH
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Use an emptyDir, configMap or persistentVolumeClaim backed by a storage driver
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.11}, {framework: PSS, id: baseline}]
#   kinds: [{group: "", kind: PersistentVolume}]
#   parameters: [trusted_host_paths]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: data
#             hostPath: {path: /var/lib/kubelet}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: data, mountPath: /data}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: data
#             emptyDir: {}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: data, mountPath: /data}]
package rules.host_path

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	some index, volume in pod.spec.volumes
	volume.hostPath != null
	not trusted(volume.hostPath)
	at := concat("/", [pod.at, "volumes", format_int(index, 10), "hostPath"])
	message := concat("", ["volume `", volume_name(volume, index), "` is `", path_of(volume.hostPath), "` of the node"])
	found := kubernetes.pod_finding(pod, [], message)
}

findings contains object.union(found, {"message": message}) if {
	some volume in kubernetes.resources
	kubernetes.is_kind(volume, "", "PersistentVolume")
	source := volume.manifest.spec.hostPath
	source != null
	not trusted(source)
	message := concat("", ["the persistent volume is `", path_of(source), "` of the node"])
	found := {
		"resource": volume.resource,
		"subject": kubernetes.subject(volume),
		"at": concat("/", [volume.at, "spec", "hostPath"]),
	}
}

volume_name(volume, index) := kubernetes.text_or(object.get(volume, "name", null), format_int(index, 10))

path_of(source) := source.path if {
	is_string(source.path)
} else := "an unnamed path"

# A directory is trusted with what lies below it, and never by way of `..`.
trusted(source) if {
	not ".." in split(source.path, "/")
	some directory in parameters.values.trusted_host_paths
	startswith(concat("", [source.path, "/"]), concat("", [trim_suffix(directory, "/"), "/"]))
}
