# METADATA
# title: Service that opens the cluster
# description: >-
#   A Service of type LoadBalancer or NodePort, or with external addresses, is reached from outside of the cluster,
#   and a load balancer is paid for by the hour. An externalIP or a name like localhost sends traffic where its author
#   likes.
# custom:
#   id: K8S-SERVICE
#   domain: network
#   scope: object
#   severity: low
#   remedy: Use type ClusterIP, and an Ingress or Gateway for what is to be reached from outside
#   controls: []
#   variants:
#     load-balancer:
#       title: Service with a load balancer
#     internet:
#       title: Load balancer that the internet reaches
#       severity: medium
#     node-port:
#       title: Service that takes a port of every node
#     external-ip:
#       title: Service that answers for an external address
#       severity: medium
#       controls: []
#     localhost:
#       title: Service that leads to localhost
#       severity: medium
#     port:
#       title: Service with a port outside of the allowed ranges
#   kinds:
#     - {group: "", kind: Service}
#   parameters: [allowed_external_ips, allowed_service_ports]
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: LoadBalancer, ports: [{port: 80}]}}
#     good: |
#       {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: ClusterIP, ports: [{port: 80}]}}
package rules.service

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

services := kubernetes.of_kind("", "Service")

# By annotation, what makes a load balancer one that only the own network reaches.
inside := {
	"service.beta.kubernetes.io/aws-load-balancer-internal": {"true", "0.0.0.0/0"},
	"service.beta.kubernetes.io/aws-load-balancer-scheme": {"internal"},
	"service.beta.kubernetes.io/azure-load-balancer-internal": {"true"},
	"networking.gke.io/load-balancer-type": {"Internal", "internal"},
	"cloud.google.com/load-balancer-type": {"Internal", "internal"},
	"service.beta.kubernetes.io/openstack-internal-load-balancer": {"true"},
	"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": {"intranet"},
	"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": {"private"},
	"service.beta.kubernetes.io/oci-load-balancer-internal": {"true"},
}

# Annotations that do so by naming a subnet.
inside_by_name := {"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"}

# METADATA
# description: Whether an annotation keeps a load balancer within the own network.
is_inside(service) if {
	some key, value in kubernetes.annotations(service)
	lower(value) in {lower(each) | some each in inside[key]}
}

is_inside(service) if {
	some key in inside_by_name
	trim_space(kubernetes.annotations(service)[key]) != ""
}

findings contains object.union(found, {"variant": variant}) if {
	some service in services
	some [variant, field, message] in problems(service)
	found := kubernetes.object_finding(service, ["spec", field], message)
}

problems(service) := array.concat(
	[["load-balancer", "type", "the Service has a load balancer"] | service.manifest.spec.type == "LoadBalancer"],
	array.concat(
		[["internet", "type", "the load balancer is reached from the internet: no annotation keeps it inside"] |
			service.manifest.spec.type == "LoadBalancer"
			not is_inside(service)
		],
		array.concat(
			[["node-port", "type", "the Service takes a port of every node"] | service.manifest.spec.type == "NodePort"],
			[["localhost", "externalName", "the Service leads to the machine of who asks"] |
				service.manifest.spec.type == "ExternalName"
				is_localhost(service.manifest.spec.externalName)
			],
		),
	),
)

is_localhost(name) if trim_suffix(lower(name), ".") in {"localhost", "localhost.localdomain", "::1"}

is_localhost(name) if regex.match(`^127\.[0-9.]+$`, name)

findings contains object.union(found, {"variant": "external-ip", "at": at}) if {
	some service in services
	some index, address in service.manifest.spec.externalIPs
	not address in parameters.values.allowed_external_ips
	at := kubernetes.pointer(service.at, ["spec", "externalIPs", index])
	found := kubernetes.object_finding(service, [], concat("", ["the Service answers for address `", kubernetes.text_or(address, type_name(address)), "`"]))
}

findings contains object.union(found, {"variant": "port", "at": at}) if {
	some service in services
	some index, port in service.manifest.spec.ports
	not kubernetes.in_ranges(port.port, parameters.values.allowed_service_ports)
	at := kubernetes.pointer(service.at, ["spec", "ports", index, "port"])
	found := kubernetes.object_finding(service, [], "the Service has a port outside of the allowed ranges")
}
