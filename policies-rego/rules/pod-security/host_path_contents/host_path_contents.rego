# METADATA
# title: Sensitive files of the node mounted
# description: >-
#   Some paths of a node are as good as the node: the socket of its container runtime starts containers at will,
#   directories of the system hold its programs and settings, and credentials of the cloud are those of the whole
#   machine.
# custom:
#   id: K8S-HOST-PATH-CONTENTS
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Do not mount the path; ask the API, or a driver or agent that runs for the whole node
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.11}, {framework: HIPAA, id: 164.312(a)(1)}]
#   variants:
#     socket:
#       title: Socket of the container runtime mounted
#       severity: critical
#     system:
#       title: Directory of the operating system mounted
#     credentials:
#       title: Cloud credentials of the node mounted
#       severity: critical
#   kinds:
#     - {group: "", kind: PersistentVolume}
#   parameters: [credential_host_paths]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: run
#             hostPath: {path: /run/docker.sock}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: run, mountPath: /run/docker.sock}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: run
#             hostPath: {path: /data}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             volumeMounts: [{name: run, mountPath: /data}]
package rules.host_path_contents

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# Directories that an operating system keeps itself in.
system := {
	"", "/bin", "/boot", "/cdrom", "/dev", "/etc", "/home", "/lib", "/lib64", "/media", "/proc", "/root", "/run", "/sbin",
	"/selinux", "/srv", "/sys", "/usr", "/var",
}

# Sockets of runtimes, and the directories that hold nothing else, below `/run` as below `/var/run`.
sockets := {
	"/docker.sock", "/docker", "/containerd", "/containerd/containerd.sock", "/crio", "/crio/crio.sock", "/cri-dockerd.sock",
	"/dockershim.sock", "/podman", "/podman/podman.sock", "/k3s/containerd/containerd.sock",
}

findings contains object.union(found, {"variant": variant, "at": at}) if {
	some pod in kubernetes.pods
	some index, volume in pod.spec.volumes
	path := clean(volume.hostPath.path)
	some variant in sorts_of(path)
	at := kubernetes.pointer(pod.at, ["volumes", index, "hostPath", "path"])
	found := kubernetes.pod_finding(pod, [], concat("", ["the pod mounts `", volume.hostPath.path, "` of its node: ", words[variant]]))
}

findings contains object.union(found, {"variant": variant}) if {
	some volume in kubernetes.of_kind("", "PersistentVolume")
	source := volume.manifest.spec.hostPath.path
	some variant in sorts_of(clean(source))
	message := concat("", ["the persistent volume is `", source, "` of the node: ", words[variant]])
	found := kubernetes.object_finding(volume, ["spec", "hostPath", "path"], message)
}

words := {
	"socket": "a socket of its container runtime", "system": "a directory of its operating system",
	"credentials": "credentials of its cloud",
}

# Without doubled, closing and `.` parts; `..` is what the kubelet refuses.
clean(path) := concat("", [concat("", ["/", part]) | some part in split(path, "/"); not part in {"", "."}])

sorts_of(path) := {sort | some sort in ["socket", "system", "credentials"]; is_sort(sort, path)}

is_sort("socket", path) if {
	some start in ["/run", "/var/run"]
	startswith(path, start)
	trim_prefix(path, start) in sockets
}

is_sort("system", path) if concat("/", array.slice(split(path, "/"), 0, 2)) in system

is_sort("credentials", path) if {
	some place in parameters.values.credential_host_paths
	is_within(path, clean(place))
}

is_within(path, place) if path == place

is_within(path, place) if startswith(path, concat("", [place, "/"]))
