# METADATA
# title: Container listens below port 1024
# description: >-
#   A port below 1024 takes a capability, or a setting of the kernel, that few programs need: a Service maps any port
#   to any other.
# custom:
#   id: K8S-LOW-PORT
#   domain: network
#   scope: object
#   severity: info
#   remedy: Let the program listen above 1023 and map the port by a Service
#   controls: []
#   variants:
#     low: {}
#     ssh:
#       title: Container listens at the port of SSH
#       severity: medium
#   kinds:
#     - {group: "", kind: Service}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             ports: [{containerPort: 80}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             ports: [{containerPort: 8080}]
package rules.low_port

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant(port.containerPort), "at": at}) if {
	some container in kubernetes.containers
	some index, port in container.spec.ports
	port.containerPort < 1024
	is_number(port.containerPort)
	port.containerPort > 0
	at := kubernetes.pointer(container.at, ["ports", index, "containerPort"])
	found := kubernetes.container_finding(container, [], concat(" ", ["listens at port", format_int(port.containerPort, 10)]))
}

findings contains object.union(found, {"variant": "ssh", "at": at}) if {
	some service in kubernetes.of_kind("", "Service")
	some index, port in service.manifest.spec.ports
	is_ssh(port)
	at := kubernetes.pointer(service.at, ["spec", "ports", index])
	found := kubernetes.object_finding(service, [], "the Service leads to port 22")
}

is_ssh(port) if port.targetPort in {22, "22", "ssh"}

is_ssh(port) if {
	port.port == 22
	object.get(port, "targetPort", null) == null
}

variant(22) := "ssh"

variant(number) := "low" if number != 22
