# METADATA
# title: etcd serves without TLS
# description: >-
#   Without a certificate and its key, every Secret goes over the network in clear.
# custom:
#   id: K8S-ETCD-CERTIFICATE
#   domain: etcd
#   scope: object
#   severity: critical
#   remedy: Start etcd with --cert-file and --key-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.1"}, {framework: HIPAA, id: "164.312(e)(1)"}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: etcd, namespace: kube-system}
#       spec:
#         containers:
#           - name: etcd
#             image: registry.k8s.io/etcd:3.6.4-0
#             command:
#               - etcd
#               - --cert-file=/pki/server.crt
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: etcd, namespace: kube-system}
#       spec:
#         containers:
#           - name: etcd
#             image: registry.k8s.io/etcd:3.6.4-0
#             command:
#               - etcd
#               - --cert-file=/pki/server.crt
#               - --key-file=/pki/server.key
package rules.etcd_certificate

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.etcd
	some flag in ["cert-file", "key-file"]
	found := components.unless_set(process, flag)
}
