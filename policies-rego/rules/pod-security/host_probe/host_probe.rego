# METADATA
# title: Probe or hook names a host
# description: >-
#   A probe or a hook that names a host makes the kubelet, which is on the node's network, send requests wherever the
#   pod's author likes.
# custom:
#   id: K8S-HOST-PROBE
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: "Leave out host: the kubelet asks the pod itself"
#   controls: [{framework: PSS, id: baseline}, {framework: PSS, id: restricted}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             livenessProbe:
#               httpGet: {host: other.example, port: 80}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             livenessProbe:
#               httpGet: {port: 80}
package rules.host_probe

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union_n([found, {"at": at}, patch]) if {
	some container in kubernetes.containers
	some [path, handler] in handlers(container.spec)
	some way in ["httpGet", "tcpSocket"]
	host := handler[way].host
	not host in {"", null}
	at := kubernetes.pointer(container.at, array.concat(path, [way, "host"]))
	patch := {"patch": [{"op": "remove", "path": at}]}
	found := kubernetes.container_finding(container, [], concat("", ["has a ", path[count(path) - 1], " that asks a host of its own"]))
}

handlers(spec) := array.concat(
	[[[probe], spec[probe]] | some probe in ["livenessProbe", "readinessProbe", "startupProbe"]],
	[[["lifecycle", hook], spec.lifecycle[hook]] | some hook in ["postStart", "preStop"]],
)
