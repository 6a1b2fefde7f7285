# METADATA
# title: Requests time out too early or too late
# description: >-
#   A timeout of many minutes lets a few slow requests hold the API server; one below the default of a minute cuts
#   off people with slow lines.
# custom:
#   id: K8S-API-SERVER-REQUEST-TIMEOUT
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Leave --request-timeout out, or set it between 1m and 5m
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.20}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --request-timeout=10s
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --request-timeout=60s
package rules.api_server_request_timeout

import data.lib.components

about := rego.metadata.chain()[1].annotations

shortest := 60 * components.second

longest := 300 * components.second

findings contains found if {
	some process in components.named["kube-apiserver"]
	text := components.value(process, "request-timeout")
	not is_fit(text)
	found := components.if_odd(process, "request-timeout", "1m")
}

is_fit(text) if {
	nanoseconds := components.duration(text)
	nanoseconds >= shortest
	nanoseconds <= longest
}
