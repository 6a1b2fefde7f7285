# METADATA
# title: etcd takes anyone for a peer
# description: >-
#   Unless --peer-client-cert-auth is true, whoever reaches etcd can join it, and gets a copy of everything in the
#   cluster.
# custom:
#   id: K8S-ETCD-PEER-CLIENT-CERT-AUTH
#   domain: etcd
#   scope: object
#   severity: critical
#   remedy: Start etcd with --peer-client-cert-auth=true
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.5"}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --peer-client-cert-auth=false
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
#               - --peer-client-cert-auth=true
package rules.etcd_peer_auth

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.etcd
	found := components.unless_true(process, "peer-client-cert-auth")
}
