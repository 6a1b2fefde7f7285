# METADATA
# title: API server trusts any etcd
# description: >-
#   Without --etcd-cafile the API server does not check who answers for etcd.
# custom:
#   id: K8S-API-SERVER-ETCD-CERTIFICATE-AUTHORITY
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --etcd-cafile
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.26}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#             command: [kube-apiserver]
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
#               - --etcd-cafile=/pki/etcd/ca.crt
package rules.api_server_etcd_authority

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "etcd-cafile")
}
