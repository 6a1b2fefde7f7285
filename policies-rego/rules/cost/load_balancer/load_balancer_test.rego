package rules.load_balancer_test

import data.rules.load_balancer

service(namespace, name, type) := {"document": {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": namespace}, "spec": {"type": type}}}

found(services, settings) := {[finding.resource, finding.variant, finding.at, finding.message] | some finding in findings} if {
	findings := load_balancer.findings with input as {"documents": services} with data.parameters.configuration as settings
}

test_a_service_that_may_have_none_is_found if {
	found([service("shop", "web", "LoadBalancer"), service("edge", "gate", "LoadBalancer")], {"allowed_load_balancers": ["edge/*"]}) == {
		[0, "foreign", "/spec/type", "Service `shop/web` has a load balancer, and is not among those that may"],
	}
}

test_more_than_a_namespace_may_have_are_found if {
	services := [service("shop", "a", "LoadBalancer"), service("shop", "b", "LoadBalancer"), service("edge", "c", "LoadBalancer")]
	{[each[0], each[3]] | some each in found(services, {"maximum_load_balancers": "1"})} == {
		[0, "namespace `shop` has 2 load balancers, where 1 are allowed"],
		[1, "namespace `shop` has 2 load balancers, where 1 are allowed"],
	}
	found(services, {"maximum_load_balancers": "2"}) == set()
}

test_other_services_are_not if {
	found([service("shop", "web", "ClusterIP"), service("shop", "b", 3)], {"maximum_load_balancers": "0"}) == set()
	found([service("shop", "web", "LoadBalancer")], {}) == set()
	load_balancer.is_idle
}
