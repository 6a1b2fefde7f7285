package rules.service_test

import data.rules.service

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := service.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
	])
	findings == {
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 0, "subject": "Service/web", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the load balancer is reached from the internet: no annotation keeps it inside", "resource": 0, "subject": "Service/web", "variant": "internet"},
	}
}

test_the_good_example_passes if {
	findings := service.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"type": "ClusterIP", "ports": [{"port": 80}]}},
	])
	findings == set()
}

test_annotations_keep_load_balancers_inside if {
	findings := service.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"service.beta.kubernetes.io/aws-load-balancer-internal": "true"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"service.beta.kubernetes.io/aws-load-balancer-internal": "false"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"networking.gke.io/load-balancer-type": "Internal"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"cloud.google.com/load-balancer-type": "External"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"x": "true"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"networking.gke.io/load-balancer-type": 3}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
	])
	findings == {
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 0, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 1, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 2, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 3, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 4, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 5, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the Service has a load balancer", "resource": 6, "subject": "Service/a", "variant": "load-balancer"},
		{"at": "/spec/type", "message": "the load balancer is reached from the internet: no annotation keeps it inside", "resource": 1, "subject": "Service/a", "variant": "internet"},
		{"at": "/spec/type", "message": "the load balancer is reached from the internet: no annotation keeps it inside", "resource": 3, "subject": "Service/a", "variant": "internet"},
		{"at": "/spec/type", "message": "the load balancer is reached from the internet: no annotation keeps it inside", "resource": 4, "subject": "Service/a", "variant": "internet"},
		{"at": "/spec/type", "message": "the load balancer is reached from the internet: no annotation keeps it inside", "resource": 5, "subject": "Service/a", "variant": "internet"},
		{"at": "/spec/type", "message": "the load balancer is reached from the internet: no annotation keeps it inside", "resource": 6, "subject": "Service/a", "variant": "internet"},
	}
}

balanced(annotations) := {finding.variant |
	some finding in service.findings with input as given([{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": annotations}, "spec": {"type": "LoadBalancer"}}])
}

# Each provider has a word of its own for it.
test_every_provider_has_its_annotation if {
	inside := {
		"service.beta.kubernetes.io/aws-load-balancer-internal": ["true", "0.0.0.0/0", "True"],
		"service.beta.kubernetes.io/aws-load-balancer-scheme": ["internal"],
		"service.beta.kubernetes.io/azure-load-balancer-internal": ["true"],
		"networking.gke.io/load-balancer-type": ["Internal", "internal"],
		"cloud.google.com/load-balancer-type": ["Internal", "internal"],
		"service.beta.kubernetes.io/openstack-internal-load-balancer": ["true"],
		"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": ["intranet"],
		"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": ["private"],
		"service.beta.kubernetes.io/oci-load-balancer-internal": ["true"],
		"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": ["subnet-1a2b3c4d"],
	}
	every key, values in inside {
		every value in values {
			balanced({key: value}) == {"load-balancer"}
		}
		balanced({key: "no"}) - {"internet"} == {"load-balancer"}
		balanced({key: ""}) == {"load-balancer", "internet"}
	}
	balanced({"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": " "}) == {"load-balancer", "internet"}
	balanced({"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": 3}) == {"load-balancer", "internet"}
}

test_other_ways_in_are_found if {
	findings := service.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"type": "NodePort"}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"type": "ExternalName", "externalName": "LocalHost."}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"type": "ExternalName", "externalName": "127.0.0.2"}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"type": "ExternalName", "externalName": "127.example"}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"type": "ExternalName", "externalName": 3}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"externalIPs": ["10.0.0.1", 3]}},
		{"apiVersion": "serving.knative.dev/v1", "kind": "Service", "metadata": {"name": "k"}, "spec": {"type": "NodePort"}},
	])
	findings == {
		{"at": "/spec/externalIPs/0", "message": "the Service answers for address `10.0.0.1`", "resource": 5, "subject": "Service/a", "variant": "external-ip"},
		{"at": "/spec/externalIPs/1", "message": "the Service answers for address `number`", "resource": 5, "subject": "Service/a", "variant": "external-ip"},
		{"at": "/spec/externalName", "message": "the Service leads to the machine of who asks", "resource": 1, "subject": "Service/a", "variant": "localhost"},
		{"at": "/spec/externalName", "message": "the Service leads to the machine of who asks", "resource": 2, "subject": "Service/a", "variant": "localhost"},
		{"at": "/spec/type", "message": "the Service takes a port of every node", "resource": 0, "subject": "Service/a", "variant": "node-port"},
	}
}

test_users_allow_addresses_and_ports if {
	findings := service.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"externalIPs": ["10.0.0.1", "10.0.0.2"], "ports": [{"port": 80}, {"port": 32000}, {"port": 33001}, {"port": "80"}, 3]}},
	])
		with data.parameters.configuration as {"allowed_external_ips": ["10.0.0.1"], "allowed_service_ports": ["32000-33000"]}
	findings == {
		{"at": "/spec/externalIPs/1", "message": "the Service answers for address `10.0.0.2`", "resource": 0, "subject": "Service/a", "variant": "external-ip"},
		{"at": "/spec/ports/0/port", "message": "the Service has a port outside of the allowed ranges", "resource": 0, "subject": "Service/a", "variant": "port"},
		{"at": "/spec/ports/2/port", "message": "the Service has a port outside of the allowed ranges", "resource": 0, "subject": "Service/a", "variant": "port"},
		{"at": "/spec/ports/3/port", "message": "the Service has a port outside of the allowed ranges", "resource": 0, "subject": "Service/a", "variant": "port"},
	}
}

test_says_all_about_itself if {
	service.about.title == "Service that opens the cluster"
	object.remove(service.about.custom, ["examples"]) == {"id": "K8S-SERVICE", "domain": "network", "scope": "object", "severity": "low", "remedy": "Use type ClusterIP, and an Ingress or Gateway for what is to be reached from outside", "controls": [], "variants": {"load-balancer": {"title": "Service with a load balancer"}, "internet": {"title": "Load balancer that the internet reaches", "severity": "medium"}, "node-port": {"title": "Service that takes a port of every node"}, "external-ip": {"title": "Service that answers for an external address", "severity": "medium", "controls": []}, "localhost": {"title": "Service that leads to localhost", "severity": "medium"}, "port": {"title": "Service with a port outside of the allowed ranges"}}, "kinds": [{"group": "", "kind": "Service"}], "parameters": ["allowed_external_ips", "allowed_service_ports"]}
}
