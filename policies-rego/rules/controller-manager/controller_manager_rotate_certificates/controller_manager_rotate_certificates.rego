# METADATA
# title: Serving certificates of kubelets are not rotated
# description: >-
#   With the feature gate RotateKubeletServerCertificate off, a kubelet keeps its serving certificate until it
#   expires. The gate is on unless it is turned off.
# custom:
#   id: K8S-CONTROLLER-MANAGER-ROTATE-KUBELET-SERVER-CERTIFICATE
#   domain: controller-manager
#   scope: object
#   severity: medium
#   remedy: Remove RotateKubeletServerCertificate=false from --feature-gates
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.6}]
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
#               - --feature-gates=RotateKubeletServerCertificate=false
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
#               - --feature-gates=RotateKubeletServerCertificate=true
package rules.controller_manager_rotate_certificates

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.if_gate_off(process, "RotateKubeletServerCertificate")
}
