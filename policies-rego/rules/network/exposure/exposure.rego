# METADATA
# title: Workload that the internet reaches
# description: >-
#   Pods behind a Service of type LoadBalancer or NodePort, an Ingress, a route of a Gateway or a VirtualService of a
#   mesh answer whoever is outside. Consoles that rule a cluster have no place there.
# custom:
#   id: K8S-EXPOSURE
#   domain: network
#   scope: set
#   severity: low
#   remedy: Take away what leads to it, or keep the load balancer inside; put a console behind a login of its own
#   controls: []
#   variants:
#     reached: {}
#     console:
#       title: Console that the internet reaches
#       severity: high
#   kinds:
#     - {group: "", kind: Service}
#     - {group: networking.k8s.io, kind: Ingress}
#     - {group: gateway.networking.k8s.io, kind: HTTPRoute}
#     - {group: gateway.networking.k8s.io, kind: GRPCRoute}
#     - {group: gateway.networking.k8s.io, kind: TCPRoute}
#     - {group: gateway.networking.k8s.io, kind: TLSRoute}
#     - {group: networking.istio.io, kind: VirtualService}
#   parameters: [sensitive_interfaces]
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}]}}
#       ---
#       {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: NodePort, selector: {app: web}}}
#     good: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}]}}
#       ---
#       {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: ClusterIP, selector: {app: web}}}
package rules.exposure

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("exposure", facts)

findings contains object.union(pod.found, {"resource": pod.resource, "variant": "reached", "message": message}) if {
	some [pod, service] in behind
	way := ways[[service.namespace, service.name]]
	message := concat("", ["the pods are reached from outside by ", way, " `", service.name, "`"])
}

findings contains object.union(pod.found, {"resource": pod.resource, "variant": "console", "message": message}) if {
	some [pod, service] in behind
	ways[[service.namespace, service.name]]
	some name in parameters.values.sensitive_interfaces
	name in pod.names
	message := concat("", ["`", name, "` is reached from outside by Service `", service.name, "`"])
}

behind := [[pod, service] |
	some service in known
	service.sort == "service"
	some pod in kubernetes.fewest_with(pods_by_label, service.namespace, service.selector, set())
	kubernetes.has_labels(service.selector, pod.labels)
]

pods_by_label[[pod.namespace, label, value]] contains pod if {
	some pod in known
	pod.sort == "pod"
	some label, value in pod.labels
}

# By namespace and name of a Service, the first way in.
ways[to] := sort({way | some way in ways_of[to]})[0] if some to, _ in ways_of

ways_of[[service.namespace, service.name]] contains "Service" if {
	some service in known
	service.sort == "service"
	service.open
}

ways_of[lead.to] contains lead.by if {
	some lead in known
	lead.sort == "lead"
}

facts contains {"resource": pod.resource, "sort": "pod", "namespace": pod.namespace, "labels": kubernetes.pod_labels(pod), "names": names, "found": found} if {
	some pod in kubernetes.pods
	names := {kubernetes.name(pod.owner.manifest)} | {last |
		some container in kubernetes.containers_of(pod)
		segments := split(kubernetes.image_parts(container.spec.image).name, "/")
		last := segments[count(segments) - 1]
	}
	found := object.remove(kubernetes.pod_finding(pod, [], ""), ["message"])
}

facts contains {"resource": service.resource, "sort": "service", "namespace": kubernetes.namespace(service.manifest), "name": kubernetes.name(service.manifest), "selector": service.manifest.spec.selector, "open": is_open(service)} if {
	some service in kubernetes.of_kind("", "Service")
	is_object(service.manifest.spec.selector)
}

default is_open(_) := false

is_open(service) if service.manifest.spec.type == "NodePort"

is_open(service) if {
	service.manifest.spec.type == "LoadBalancer"
	not data.rules.service.is_inside(service)
}

facts contains {"resource": ingress.resource, "sort": "lead", "by": "an Ingress and Service", "to": [kubernetes.namespace(ingress.manifest), name]} if {
	some ingress in data.rules.ingress.ingresses
	some [_, name] in data.rules.dangling_reference.backends(ingress.manifest.spec)
}

facts contains {"resource": route.resource, "sort": "lead", "by": "a route and Service", "to": [namespace, backend.name]} if {
	some [route, _, _, backend] in data.rules.dangling_reference.route_backends
	namespace := object.get(backend, "namespace", kubernetes.namespace(route.manifest))
}

facts contains {"resource": service.resource, "sort": "lead", "by": "a VirtualService and Service", "to": to} if {
	some service in kubernetes.of_kind("networking.istio.io", "VirtualService")
	some gateway in service.manifest.spec.gateways
	gateway != "mesh"
	some field in ["http", "tcp", "tls"]
	some rule in service.manifest.spec[field]
	some route in rule.route
	to := address(route.destination.host, kubernetes.namespace(service.manifest))
}

# `web` is of the own namespace, `web.shop` and `web.shop.svc.cluster.local` of `shop`.
address(host, namespace) := [namespace, host] if {
	not contains(host, ".")
} else := [parts[1], parts[0]] if parts := split(host, ".")
