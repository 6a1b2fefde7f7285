# METADATA
# title: Ports of a container that clash
# description: >-
#   A port without a number is refused. Two of one name, or two of one number and protocol, leave it to chance which a
#   Service means.
# custom:
#   id: K8S-CONTAINER-PORTS
#   domain: hygiene
#   scope: object
#   severity: low
#   remedy: Give each port a number, and each a name of its own
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             ports: [{name: web, containerPort: 8080}, {name: web, containerPort: 8081}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             ports: [{name: web, containerPort: 8080}, {name: web-udp, containerPort: 8080, protocol: UDP}]
package rules.container_ports

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	some index, port in container.spec.ports
	some words in problems(container.spec.ports, index, port)
	at := kubernetes.pointer(container.at, ["ports", index])
	found := kubernetes.container_finding(container, [], words)
}

problems(ports, index, port) := array.concat(
	["has a port without a number" | object.get(port, "containerPort", 0) in {0, null}],
	array.concat(
		[concat("", ["has two ports named `", port.name, "`"]) |
			some other in array.slice(ports, 0, index)
			other.name == port.name
		],
		[concat("", ["has port ", format_int(port.containerPort, 10), " twice"]) |
			some other in array.slice(ports, 0, index)
			other.containerPort == port.containerPort
			object.get(other, "protocol", "TCP") == object.get(port, "protocol", "TCP")
		],
	),
)
