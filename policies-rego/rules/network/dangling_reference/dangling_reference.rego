# METADATA
# title: Reference to what is not there
# description: >-
#   A Service that selects no pod answers nobody; an Ingress or a route to a Service that is not there sends its
#   requests nowhere; an autoscaler without a target scales nothing; a pod whose account is missing does not start.
#   What is looked for is looked for among the objects that are judged together.
# custom:
#   id: K8S-DANGLING-REFERENCE
#   domain: network
#   scope: set
#   severity: low
#   remedy: Correct the name or the labels, or judge the objects together
#   controls: []
#   variants:
#     service:
#       title: Service that selects no pod
#     ingress:
#       title: Ingress to a Service that is not there
#     route:
#       title: Route to a Service that is not there
#     autoscaler:
#       title: Autoscaler without a target
#     account:
#       title: ServiceAccount that is not there
#     stateful-set:
#       title: StatefulSet without a headless Service for its pods
#   kinds:
#     - {group: "", kind: Service}
#     - {group: "", kind: ServiceAccount}
#     - {group: networking.k8s.io, kind: Ingress}
#     - {group: autoscaling, kind: HorizontalPodAutoscaler}
#     - {group: gateway.networking.k8s.io, kind: HTTPRoute}
#     - {group: gateway.networking.k8s.io, kind: GRPCRoute}
#     - {group: gateway.networking.k8s.io, kind: TCPRoute}
#     - {group: gateway.networking.k8s.io, kind: TLSRoute}
#     - {group: gateway.networking.k8s.io, kind: UDPRoute}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: wep}, ports: [{port: 80}]}}
#       ---
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}]}}
#     good: |
#       {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}
#       ---
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}]}}
package rules.dangling_reference

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("dangling_reference", facts)

findings contains object.union(each.found, {"resource": each.resource, "variant": each.variant}) if {
	some each in known
	each.sort == "reference"
	not is_there(each)
}

findings contains object.union(each.found, {"resource": each.resource, "variant": "service"}) if {
	some each in known
	each.sort == "selector"
	not selects_pods(each)
}

is_there(reference) if {
	some thing in things[reference.to]
	serves(thing, reference)
}

# By kind, namespace and name.
things[fact.is] contains fact if {
	some fact in known
	fact.sort == "thing"
}

# What names pods one by one is a Service without an address of its own, for these pods.
serves(_, reference) if reference.variant != "stateful-set"

serves(thing, reference) if {
	reference.variant == "stateful-set"
	thing.headless
	kubernetes.has_labels(thing.selector, reference.labels)
}

selects_pods(service) if {
	some pod in kubernetes.fewest_with(pods_by_label, service.namespace, service.selector, set())
	kubernetes.has_labels(service.selector, pod.labels)
}

pods_by_label[[pod.namespace, label, value]] contains pod if {
	some pod in known
	pod.sort == "pod"
	some label, value in pod.labels
}

facts contains {"resource": pod.resource, "sort": "pod", "namespace": pod.namespace, "labels": kubernetes.pod_labels(pod)} if {
	some pod in kubernetes.pods
}

# Whatever may be referred to.
facts contains object.union(more(thing), {"resource": thing.resource, "sort": "thing", "is": [thing.kind, kubernetes.namespace(thing.manifest), kubernetes.name(thing.manifest)]}) if {
	some thing in kubernetes.resources
	is_referred_to(thing)
}

is_referred_to(thing) if thing.kind in {"Service", "ServiceAccount"}

is_referred_to(thing) if kubernetes.is_scaled(thing)

more(thing) := {"headless": is_headless(thing), "selector": kubernetes.object_or_empty(thing.manifest.spec, "selector")} if {
	thing.kind == "Service"
} else := {}

default is_headless(_) := false

is_headless(service) if service.manifest.spec.clusterIP == "None"

facts contains {"resource": service.resource, "sort": "selector", "namespace": kubernetes.namespace(service.manifest), "selector": service.manifest.spec.selector, "found": found} if {
	some service in kubernetes.of_kind("", "Service")
	object.get(service.manifest.spec, "type", null) != "ExternalName"
	count(service.manifest.spec.selector) > 0
	found := kubernetes.object_finding(service, ["spec", "selector"], "the Service selects no pod")
}

facts contains reference(ingress, "ingress", "Service", [name, kubernetes.namespace(ingress.manifest)], path, "the Ingress leads to") if {
	some ingress in data.rules.ingress.ingresses
	some [path, name] in backends(ingress.manifest.spec)
}

backends(spec) := array.concat(
	[[["spec", field], name] |
		some field in ["defaultBackend", "backend"]
		name := service_name(spec[field])
	],
	[[["spec", "rules", index, "http", "paths", position, "backend"], name] |
		some index, rule in spec.rules
		some position, entry in rule.http.paths
		name := service_name(entry.backend)
	],
)

service_name(backend) := backend.service.name if {
	is_string(backend.service.name)
} else := backend.serviceName if is_string(backend.serviceName)

facts contains reference(route, "route", "Service", [backend.name, namespace], ["spec", "rules", index, "backendRefs", position], "the route leads to") if {
	some [route, index, position, backend] in route_backends
	namespace := object.get(backend, "namespace", kubernetes.namespace(route.manifest))
}

# METADATA
# description: "Every backend of a route of the Gateway API that is a Service: `[route, rule, position, reference]`."
route_backends := [[route, index, position, backend] |
	some route in kubernetes.resources
	route.group == "gateway.networking.k8s.io"
	endswith(route.kind, "Route")
	some index, rule in route.manifest.spec.rules
	some position, backend in rule.backendRefs
	object.get(backend, "kind", "Service") == "Service"
	object.get(backend, "group", "") in {"", "core"}
	is_string(backend.name)
]

# Kinds of others are theirs to scale.
facts contains reference(autoscaler, "autoscaler", target.kind, [target.name, kubernetes.namespace(autoscaler.manifest)], ["spec", "scaleTargetRef"], "the autoscaler scales") if {
	some autoscaler in kubernetes.of_kind("autoscaling", "HorizontalPodAutoscaler")
	target := autoscaler.manifest.spec.scaleTargetRef
	is_string(target.name)
	target.kind in {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig"}
	kubernetes.group_of(object.get(target, "apiVersion", "apps/v1")) in {"apps", "extensions", "", "apps.openshift.io"}
}

facts contains object.union(fact, {"found": found}) if {
	some pod in kubernetes.pods
	name := kubernetes.account_of(pod)
	name != "default"
	fact := {"resource": pod.resource, "sort": "reference", "variant": "account", "to": ["ServiceAccount", pod.namespace, name]}
	found := kubernetes.pod_finding(pod, ["serviceAccountName"], concat("", ["the pod runs under ServiceAccount `", name, "`, which is not there"]))
}

facts contains object.union(reference(workload, "stateful-set", "Service", [name, kubernetes.namespace(workload.manifest)], ["spec", "serviceName"], "the StatefulSet names its pods by"), {"labels": labels}) if {
	some workload in kubernetes.of_kind("apps", "StatefulSet")
	is_object(workload.manifest.spec)
	name := object.get(workload.manifest.spec, "serviceName", "")
	labels := kubernetes.object_or_empty(object.get(workload.manifest, ["spec", "template", "metadata"], {}), "labels")
}

reference(thing, variant, kind, [name, namespace], path, words) := {
	"resource": thing.resource,
	"sort": "reference",
	"variant": variant,
	"to": [kind, namespace, name],
	"found": object.union(
		kubernetes.object_finding(thing, [], concat("", [words, " ", kind, " `", name, "`, which is not there"])),
		{"at": kubernetes.pointer(thing.at, existing_steps(thing.manifest, path))},
	),
}

existing_steps(manifest, path) := path if {
	object.get(manifest, path, null) != null
} else := array.slice(path, 0, 1)
