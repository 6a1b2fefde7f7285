package rules.load_balancer_tls_test

import data.rules.load_balancer_tls

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := load_balancer_tls.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"type": "LoadBalancer", "ports": [{"port": 443}]}},
	])
	findings == {
		{"at": "/metadata", "message": "the load balancer is reached from the internet and has no certificate", "resource": 0, "subject": "Service/web", "variant": "plain"},
		{"at": "/metadata", "message": "the load balancer serves HTTPS without a certificate of its own", "resource": 0, "subject": "Service/web", "variant": "https"},
	}
}

test_the_good_example_passes if {
	findings := load_balancer_tls.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "annotations": {"service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn:aws:acm:eu-central-1:111122223333:certificate/x"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 443}]}},
	])
	findings == set()
}

test_inside_and_plain_ports if {
	findings := load_balancer_tls.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "annotations": {"service.beta.kubernetes.io/azure-load-balancer-internal": "true"}}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "annotations": {"networking.gke.io/load-balancer-type": "Internal"}}, "spec": {"type": "LoadBalancer", "ports": [{"name": "https", "port": 1}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "c", "annotations": {"service.beta.kubernetes.io/aws-load-balancer-ssl-ports": "443", "service.beta.kubernetes.io/aws-load-balancer-ssl-cert": ""}}, "spec": {"type": "LoadBalancer"}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"type": "NodePort", "ports": [{"port": 443}]}},
	])
	findings == {
		{"at": "/metadata/annotations", "message": "the load balancer is reached from the internet and has no certificate", "resource": 2, "subject": "Service/c", "variant": "plain"},
		{"at": "/metadata/annotations", "message": "the load balancer serves HTTPS without a certificate of its own", "resource": 1, "subject": "Service/b", "variant": "https"},
		{"at": "/metadata/annotations", "message": "the load balancer serves HTTPS without a certificate of its own", "resource": 2, "subject": "Service/c", "variant": "https"},
	}
}

test_says_all_about_itself if {
	load_balancer_tls.about.title == "Load balancer without TLS"
	object.remove(load_balancer_tls.about.custom, ["examples"]) == {"id": "K8S-LOAD-BALANCER-TLS", "domain": "network", "scope": "object", "severity": "medium", "remedy": "Name a certificate by the annotation of the cloud, or keep the load balancer inside and end TLS at an Ingress or Gateway", "controls": [{"framework": "HIPAA", "id": "164.312(e)(2)(ii)"}], "variants": {"https": {"title": "Load balancer that serves HTTPS without a certificate"}, "plain": {"title": "Load balancer on the internet without TLS"}}, "kinds": [{"group": "", "kind": "Service"}]}
}
