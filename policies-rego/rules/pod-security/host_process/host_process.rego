# METADATA
# title: HostProcess container of Windows
# description: >-
#   A HostProcess container runs on its Windows node itself, with the rights of the node's own services.
# custom:
#   id: K8S-HOST-PROCESS
#   domain: pod-security
#   scope: object
#   severity: critical
#   remedy: Remove hostProcess, or leave the work to a service of the node
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.10}
#     - {framework: PSS, id: baseline}
#     - {framework: PSS, id: restricted}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {windowsOptions: {hostProcess: true}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {windowsOptions: {hostProcess: false}}
package rules.host_process

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["securityContext", "windowsOptions", "hostProcess"]

findings contains object.union(found, {"patch": [{"op": "remove", "path": found.at}]}) if {
	some container in kubernetes.containers
	is_asked(container.spec.securityContext.windowsOptions.hostProcess)
	found := kubernetes.container_finding(container, path, "runs as a process of its Windows node")
}

findings contains object.union(found, {"patch": [{"op": "remove", "path": found.at}]}) if {
	some pod in kubernetes.pods
	is_asked(pod.spec.securityContext.windowsOptions.hostProcess)
	found := kubernetes.pod_finding(pod, path, "the pod runs as a process of its Windows node")
}

is_asked(value) if not value in {false, null}
