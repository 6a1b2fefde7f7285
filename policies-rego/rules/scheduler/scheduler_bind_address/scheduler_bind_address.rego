# METADATA
# title: Scheduler listens to the network
# description: >-
#   Unless --bind-address is 127.0.0.1, whoever reaches the node reaches the metrics and the profiles of the
#   scheduler.
# custom:
#   id: K8S-SCHEDULER-BIND-ADDRESS
#   domain: scheduler
#   scope: object
#   severity: medium
#   remedy: Start kube-scheduler with --bind-address=127.0.0.1
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.4.2}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-scheduler, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-scheduler
#             image: registry.k8s.io/kube-scheduler:v1.34.0
#             command:
#               - kube-scheduler
#               - --bind-address=0.0.0.0
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-scheduler, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-scheduler
#             image: registry.k8s.io/kube-scheduler:v1.34.0
#             command:
#               - kube-scheduler
#               - --bind-address=127.0.0.1
package rules.scheduler_bind_address

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-scheduler"]
	found := components.unless_loopback(process, "bind-address")
}
