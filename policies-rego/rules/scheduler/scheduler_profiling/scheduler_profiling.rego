# METADATA
# title: Scheduler can be profiled
# description: >-
#   Profiles show what the process does and what it holds, and taking one slows it down. They are on unless
#   --profiling is false.
# custom:
#   id: K8S-SCHEDULER-PROFILING
#   domain: scheduler
#   scope: object
#   severity: low
#   remedy: Start kube-scheduler with --profiling=false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.4.1}]
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
#               - --profiling=true
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
#               - --profiling=false
package rules.scheduler_profiling

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-scheduler"]
	found := components.unless_false(process, "profiling")
}
