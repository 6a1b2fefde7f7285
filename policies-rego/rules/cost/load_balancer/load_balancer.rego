# METADATA
# title: Load balancer that is not allowed
# description: >-
#   Each Service of type LoadBalancer has a load balancer of the cloud, with an address and a price of its own, where one
#   Ingress could serve many.
# custom:
#   id: COST-LOAD-BALANCER
#   domain: cost
#   scope: set
#   severity: medium
#   remedy: Use a ClusterIP behind an Ingress or a Gateway that is there already
#   controls: []
#   variants:
#     foreign:
#       title: Load balancer of a Service that may have none
#     number:
#       title: More load balancers than a namespace may have
#   kinds:
#     - {group: "", kind: Service}
#   parameters: [allowed_load_balancers, maximum_load_balancers]
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443}]}}
#     good: |
#       {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: ClusterIP, selector: {app: web}, ports: [{port: 443}]}}
package rules.load_balancer

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

is_asked if count(parameters.values.allowed_load_balancers) > 0

is_asked if parameters.values.maximum_load_balancers != ""

is_idle if not is_asked

known := kubernetes.facts("load_balancer", facts)

facts contains {"resource": found.resource, "namespace": namespace, "name": name, "found": place} if {
	is_asked
	some found in kubernetes.of_kind("", "Service")
	found.manifest.spec.type == "LoadBalancer"
	namespace := kubernetes.namespace(found.manifest)
	name := concat("/", [namespace, kubernetes.name(found.manifest)])
	place := kubernetes.object_finding(found, ["spec", "type"], "")
}

findings contains object.union(fact.found, {"resource": fact.resource, "variant": "foreign", "message": message}) if {
	count(parameters.values.allowed_load_balancers) > 0
	some fact in known
	not kubernetes.is_among(fact.name, parameters.values.allowed_load_balancers)
	message := concat("", ["Service `", fact.name, "` has a load balancer, and is not among those that may"])
}

findings contains object.union(fact.found, {"resource": fact.resource, "variant": "number", "message": message}) if {
	some fact in known
	number := count(by_namespace[fact.namespace])
	number > to_number(parameters.values.maximum_load_balancers)
	message := sprintf("namespace `%s` has %d load balancers, where %s are allowed", [fact.namespace, number, parameters.values.maximum_load_balancers])
}

by_namespace[fact.namespace] contains [fact.resource, fact.found.at] if {
	some fact in known
}
