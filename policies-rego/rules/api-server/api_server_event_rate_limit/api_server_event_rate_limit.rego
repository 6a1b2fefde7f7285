# METADATA
# title: Events are not limited
# description: >-
#   Without the admission plug-in EventRateLimit, one that floods the API server with events slows it down for all,
#   and fills etcd.
# custom:
#   id: K8S-API-SERVER-EVENT-RATE-LIMIT
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Add EventRateLimit to --enable-admission-plugins, and its limits to --admission-control-config-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.9}]
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
#               - --enable-admission-plugins=NodeRestriction
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
#               - --enable-admission-plugins=EventRateLimit
package rules.api_server_event_rate_limit

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_enabled(process, "EventRateLimit")
}
