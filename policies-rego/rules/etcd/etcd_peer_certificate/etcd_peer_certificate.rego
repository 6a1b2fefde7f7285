# METADATA
# title: Peers of etcd talk without TLS
# description: >-
#   Without a certificate and its key for peers, every Secret goes between the members of etcd in clear.
# custom:
#   id: K8S-ETCD-PEER-CERTIFICATE
#   domain: etcd
#   scope: object
#   severity: high
#   remedy: Start etcd with --peer-cert-file and --peer-key-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.4"}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --peer-cert-file=/pki/peer.crt
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
#               - --peer-cert-file=/pki/peer.crt
#               - --peer-key-file=/pki/peer.key
package rules.etcd_peer_certificate

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.etcd
	some flag in ["peer-cert-file", "peer-key-file"]
	found := components.unless_set(process, flag)
}
