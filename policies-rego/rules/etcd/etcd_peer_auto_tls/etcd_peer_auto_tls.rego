# METADATA
# title: Peers of etcd sign their own certificates
# description: >-
#   With --peer-auto-tls a member of etcd cannot tell another member from anybody else.
# custom:
#   id: K8S-ETCD-PEER-AUTO-TLS
#   domain: etcd
#   scope: object
#   severity: high
#   remedy: Remove --peer-auto-tls
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.6"}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --peer-auto-tls=true
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
#               - --peer-auto-tls=false
package rules.etcd_peer_auto_tls

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.etcd
	found := components.if_true(process, "peer-auto-tls")
}
