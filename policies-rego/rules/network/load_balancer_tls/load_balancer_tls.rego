# METADATA
# title: Load balancer without TLS
# description: >-
#   A load balancer of a cloud can end TLS itself, with a certificate that an annotation names. One that serves HTTPS
#   without one passes on what it cannot read; one that serves HTTP passes on what everybody can read.
# custom:
#   id: K8S-LOAD-BALANCER-TLS
#   domain: network
#   scope: object
#   severity: medium
#   remedy: Name a certificate by the annotation of the cloud, or keep the load balancer inside and end TLS at an Ingress or Gateway
#   controls: [{framework: HIPAA, id: 164.312(e)(2)(ii)}]
#   variants:
#     https:
#       title: Load balancer that serves HTTPS without a certificate
#     plain:
#       title: Load balancer on the internet without TLS
#   kinds:
#     - {group: "", kind: Service}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: LoadBalancer, ports: [{port: 443}]}}
#     good: |
#       {apiVersion: v1, kind: Service, metadata: {name: web, annotations: {service.beta.kubernetes.io/aws-load-balancer-ssl-cert: "arn:aws:acm:eu-central-1:111122223333:certificate/x"}}, spec: {type: LoadBalancer, ports: [{port: 443}]}}
package rules.load_balancer_tls

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

certificates := {
	"service.beta.kubernetes.io/aws-load-balancer-ssl-cert", "service.beta.kubernetes.io/oci-load-balancer-tls-secret",
	"service.beta.kubernetes.io/do-loadbalancer-certificate-id", "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id",
	"kubernetes.digitalocean.com/load-balancer-certificate-id",
}

judged := [service |
	some service in kubernetes.of_kind("", "Service")
	service.manifest.spec.type == "LoadBalancer"
	not has_certificate(service)
]

findings contains object.union(found, {"variant": "https"}) if {
	some service in judged
	serves_https(service)
	found := kubernetes.object_finding(service, ["metadata", "annotations"], "the load balancer serves HTTPS without a certificate of its own")
}

findings contains object.union(found, {"variant": "plain"}) if {
	some service in judged
	not data.rules.service.is_inside(service)
	found := kubernetes.object_finding(service, ["metadata", "annotations"], "the load balancer is reached from the internet and has no certificate")
}

has_certificate(service) if {
	some key, value in kubernetes.annotations(service)
	key in certificates
	value != ""
}

serves_https(service) if {
	some port in service.manifest.spec.ports
	port.port in {443, 8443}
}

serves_https(service) if {
	some port in service.manifest.spec.ports
	port.name == "https"
}

serves_https(service) if kubernetes.annotations(service)["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]
