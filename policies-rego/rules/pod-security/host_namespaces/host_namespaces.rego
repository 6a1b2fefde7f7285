# METADATA
# title: Namespaces of the host
# description: >-
#   A pod in its node's network, process or IPC namespace sees and reaches what belongs to the node and to other pods.
# custom:
#   id: K8S-HOST-NAMESPACES
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Remove hostNetwork, hostPID and hostIPC; reach the pod through a Service
#   controls: [{framework: PSS, id: baseline}, {framework: HIPAA, id: 164.312(e)(1)}]
#   variants:
#     hostPID:
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.3}
#         - {framework: PSS, id: baseline}
#         - {framework: HIPAA, id: 164.312(e)(1)}
#     hostIPC:
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.4}
#         - {framework: PSS, id: baseline}
#         - {framework: HIPAA, id: 164.312(e)(1)}
#     hostNetwork:
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.5}
#         - {framework: PSS, id: baseline}
#         - {framework: HIPAA, id: 164.312(e)(1)}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         hostNetwork: true
#         hostPID: true
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.host_namespaces

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

shared := {"hostNetwork": "network", "hostPID": "process", "hostIPC": "IPC"}

findings contains object.union(found, {"variant": field, "patch": [{"op": "remove", "path": found.at}]}) if {
	some pod in kubernetes.pods
	some field, words in shared
	kubernetes.is_yes(pod.spec[field])
	message := concat("", ["the pod shares the ", words, " namespace of its node"])
	found := kubernetes.pod_finding(pod, [field], message)
}
