# METADATA
# title: Ingress without TLS, or for every host
# description: >-
#   An Ingress brings requests from outside. Without TLS they can be read and changed on their way; without a host of
#   its own it answers for names that are others'; with a default backend it answers whatever nobody else does.
# custom:
#   id: K8S-INGRESS
#   domain: network
#   scope: object
#   severity: medium
#   remedy: State tls for each host, and a host for each rule
#   controls: [{framework: HIPAA, id: 164.312(e)(2)(ii)}]
#   variants:
#     no-tls:
#       title: Ingress without TLS
#     plain-too:
#       title: Ingress that answers without TLS too
#       severity: low
#     wildcard:
#       title: Ingress for every host
#     default-backend:
#       title: Ingress that answers whatever nobody else does
#       severity: low
#     class:
#       title: Ingress of a class that is not known
#       severity: low
#   kinds:
#     - {group: networking.k8s.io, kind: Ingress}
#     - {group: extensions, kind: Ingress}
#   parameters: [allowed_ingress_classes]
#   examples:
#     bad: |
#       {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {ingressClassName: nginx, rules: [{host: web.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}
#     good: |
#       {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: {kubernetes.io/ingress.allow-http: "false"}}, spec: {ingressClassName: nginx, tls: [{hosts: [web.example], secretName: web}], rules: [{host: web.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}
package rules.ingress

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

ingresses := array.concat(
	kubernetes.of_kind("networking.k8s.io", "Ingress"),
	[ingress | some ingress in kubernetes.of_kind("extensions", "Ingress"); ingress.group != null],
)

annotation(ingress, name) := kubernetes.annotations(ingress)[name]

findings contains object.union(found, {"variant": "no-tls"}) if {
	some ingress in ingresses
	not has_tls(ingress)
	found := kubernetes.object_finding(ingress, ["spec"], "the Ingress has no TLS")
}

has_tls(ingress) if count(ingress.manifest.spec.tls) > 0

findings contains object.union(found, {"variant": "plain-too"}) if {
	some ingress in ingresses
	not refuses_plain(ingress)
	found := kubernetes.object_finding(ingress, ["metadata", "annotations"], "the Ingress answers without TLS too: no annotation kubernetes.io/ingress.allow-http says false")
}

refuses_plain(ingress) if annotation(ingress, "kubernetes.io/ingress.allow-http") == "false"

refuses_plain(ingress) if annotation(ingress, "nginx.ingress.kubernetes.io/force-ssl-redirect") == "true"

findings contains object.union(found, {"variant": "wildcard", "at": at}) if {
	some ingress in ingresses
	some index, rule in ingress.manifest.spec.rules
	host := object.get(rule, "host", "")
	is_wide(host)
	at := kubernetes.pointer(ingress.at, ["spec", "rules", index])
	found := kubernetes.object_finding(ingress, [], message(host))
}

is_wide(host) if host in {"", null}

is_wide(host) if contains(host, "*")

message(host) := "the Ingress answers for every host" if {
	host in {"", null}
} else := concat("", ["the Ingress answers for `", host, "`, which are many hosts"])

findings contains object.union(found, {"variant": "default-backend"}) if {
	some ingress in ingresses
	some field in ["defaultBackend", "backend"]
	ingress.manifest.spec[field] != null
	found := kubernetes.object_finding(ingress, ["spec", field], "the Ingress answers what no rule matches")
}

findings contains object.union(found, {"variant": "class"}) if {
	some ingress in ingresses
	class := class_of(ingress)
	not class in parameters.values.allowed_ingress_classes
	found := kubernetes.object_finding(ingress, ["spec", "ingressClassName"], concat("", ["the Ingress is of class `", class, "`"]))
}

class_of(ingress) := kubernetes.text_or(class, type_name(class)) if {
	class := ingress.manifest.spec.ingressClassName
	class != null
} else := kubernetes.text_or(class, type_name(class)) if {
	class := annotation(ingress, "kubernetes.io/ingress.class")
} else := "(none)"
