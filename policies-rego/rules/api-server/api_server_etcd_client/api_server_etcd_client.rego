# METADATA
# title: API server asks etcd as nobody
# description: >-
#   Without a certificate and its key, the API server does not prove to etcd who asks, and etcd has to let anyone
#   ask.
# custom:
#   id: K8S-API-SERVER-ETCD-CLIENT-CERTIFICATE
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --etcd-certfile and --etcd-keyfile
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.23}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --etcd-certfile=/pki/etcd.crt
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
#               - --etcd-certfile=/pki/etcd.crt
#               - --etcd-keyfile=/pki/etcd.key
package rules.api_server_etcd_client

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	some flag in ["etcd-certfile", "etcd-keyfile"]
	found := components.unless_set(process, flag)
}
