# Load balancers that a cloud makes for Services and Ingresses.
package lib.cost

import data.configuration.parameters
import data.lib.kubernetes

balancer_demands := array.concat(
	[object.union_n([named(found, "balancer"), accounts(kubernetes.labels(found)), {"type": type}]) |
		some found in applied
		kubernetes.is_kind(found, "", "Service")
		found.manifest.spec.type == "LoadBalancer"
		type := type_of_balancer(found)
	],
	[object.union_n([named(found, "balancer"), accounts(kubernetes.labels(found)), {"type": "application"}, shared_by(found)]) |
		some found in applied
		kubernetes.is_kind(found, "networking.k8s.io", "Ingress")
		is_alb(found)
	],
)

type_of_balancer(service) := "network" if {
	is_network(service)
} else := "default"

is_network(service) if startswith(service.manifest.spec.loadBalancerClass, "service.k8s.aws/")

is_network(service) if startswith(service.manifest.spec.loadBalancerClass, "eks.amazonaws.com/")

is_network(service) if {
	kubernetes.annotations(service)["service.beta.kubernetes.io/aws-load-balancer-type"] in {"nlb", "nlb-ip", "external"}
}

is_alb(ingress) if ingress.manifest.spec.ingressClassName == "alb"

is_alb(ingress) if kubernetes.annotations(ingress)["kubernetes.io/ingress.class"] == "alb"

# Ingresses of one group have one load balancer.
shared_by(ingress) := {"group": group} if {
	group := kubernetes.annotations(ingress)["alb.ingress.kubernetes.io/group.name"]
	is_string(group)
} else := {}

# METADATA
# description: What the price table calls the load balancer that a cloud makes.
balancer_class("default") := object.get(
	{"aws": "classic", "azure": "standard", "gcp": "forwarding-rule-minimum"},
	parameters.values.cost_cloud, "default",
)

balancer_class(type) := type if type != "default"
