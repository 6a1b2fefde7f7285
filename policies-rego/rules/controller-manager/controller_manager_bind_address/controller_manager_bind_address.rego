# METADATA
# title: Controller manager listens to the network
# description: >-
#   Unless --bind-address is 127.0.0.1, whoever reaches the node reaches the metrics and the profiles of the
#   controller manager.
# custom:
#   id: K8S-CONTROLLER-MANAGER-BIND-ADDRESS
#   domain: controller-manager
#   scope: object
#   severity: medium
#   remedy: Start kube-controller-manager with --bind-address=127.0.0.1
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.7}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-controller-manager, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-controller-manager
#             image: registry.k8s.io/kube-controller-manager:v1.34.0
#             command:
#               - kube-controller-manager
#               - --bind-address=0.0.0.0
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-controller-manager, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-controller-manager
#             image: registry.k8s.io/kube-controller-manager:v1.34.0
#             command:
#               - kube-controller-manager
#               - --bind-address=127.0.0.1
package rules.controller_manager_bind_address

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.unless_loopback(process, "bind-address")
}
