# METADATA
# title: Port of the node taken
# description: >-
#   A hostPort is open on the node's own address, past network policies of many clusters, and lets one pod of its kind
#   run per node.
# custom:
#   id: K8S-HOST-PORT
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Remove hostPort and reach the pod by a Service
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.12}
#     - {framework: PSS, id: baseline}
#     - {framework: PSS, id: restricted}
#   parameters: [allowed_host_ports]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             ports: [{containerPort: 8080, hostPort: 8080}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             ports: [{containerPort: 8080}]
package rules.host_port

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union_n([found, {"at": at}, patch]) if {
	some container in kubernetes.containers
	some index, port in container.spec.ports
	number := port.hostPort
	not number in {0, null}
	not kubernetes.in_ranges(number, parameters.values.allowed_host_ports)
	at := kubernetes.pointer(container.at, ["ports", index, "hostPort"])
	patch := {"patch": [{"op": "remove", "path": at}]}
	found := kubernetes.container_finding(container, [], concat(" ", ["takes port", shown(number), "of its node"]))
}

shown(number) := format_int(number, 10) if {
	is_number(number)
} else := concat(" ", ["of type", type_name(number)])
