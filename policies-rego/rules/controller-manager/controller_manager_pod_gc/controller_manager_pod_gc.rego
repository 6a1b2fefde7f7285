# METADATA
# title: Terminated pods pile up
# description: >-
#   Unless --terminated-pod-gc-threshold is chosen, 12,500 terminated pods are kept, which fill etcd and slow the
#   API server down.
# custom:
#   id: K8S-CONTROLLER-MANAGER-TERMINATED-POD-GC-THRESHOLD
#   domain: controller-manager
#   scope: object
#   severity: low
#   remedy: Start kube-controller-manager with --terminated-pod-gc-threshold
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.1}]
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
#             command: [kube-controller-manager]
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
#               - --terminated-pod-gc-threshold=100
package rules.controller_manager_pod_gc

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.unless_set(process, "terminated-pod-gc-threshold")
}
