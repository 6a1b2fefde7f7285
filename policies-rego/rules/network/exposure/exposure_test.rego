package rules.exposure_test

import data.rules.exposure

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := exposure.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"type": "NodePort", "selector": {"app": "web"}}},
	])
	findings == {
		{"at": "/spec", "message": "the pods are reached from outside by Service `web`", "resource": 0, "subject": "Pod/web", "variant": "reached"},
	}
}

test_the_good_example_passes if {
	findings := exposure.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"type": "ClusterIP", "selector": {"app": "web"}}},
	])
	findings == set()
}

test_each_way_in_is_found if {
	findings := exposure.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "shop", "labels": {"app": "a"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b", "namespace": "shop", "labels": {"app": "b"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "c", "namespace": "shop", "labels": {"app": "c"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "d", "namespace": "shop", "labels": {"app": "d"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "e", "namespace": "shop", "labels": {"app": "e"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "f", "namespace": "shop", "labels": {"app": "f"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"selector": {"app": "a"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "namespace": "shop"}, "spec": {"selector": {"app": "b"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "c", "namespace": "shop"}, "spec": {"selector": {"app": "c"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "d", "namespace": "shop"}, "spec": {"selector": {"app": "d"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "e", "namespace": "shop"}, "spec": {"selector": {"app": "e"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "f", "namespace": "shop"}, "spec": {"selector": {"app": "f"}}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "i", "namespace": "shop"}, "spec": {"rules": [{"http": {"paths": [{"backend": {"service": {"name": "a"}}}]}}]}},
		{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": {"name": "r", "namespace": "edge"}, "spec": {"rules": [{"backendRefs": [{"name": "b", "namespace": "shop"}]}]}},
		{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "v", "namespace": "shop"}, "spec": {"gateways": ["edge"], "http": [{"route": [{"destination": {"host": "c"}}]}], "tcp": [{"route": [{"destination": {"host": "d.shop.svc.cluster.local"}}]}]}},
		{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "w", "namespace": "shop"}, "spec": {"gateways": ["mesh"], "http": [{"route": [{"destination": {"host": "e"}}]}]}},
		{"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "x", "namespace": "shop"}, "spec": {"http": [{"route": [{"destination": {"host": "f"}}]}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pods are reached from outside by a VirtualService and Service `c`", "resource": 3, "subject": "Pod/c", "variant": "reached"},
		{"at": "/spec", "message": "the pods are reached from outside by a VirtualService and Service `d`", "resource": 4, "subject": "Pod/d", "variant": "reached"},
		{"at": "/spec", "message": "the pods are reached from outside by a route and Service `b`", "resource": 2, "subject": "Pod/b", "variant": "reached"},
		{"at": "/spec", "message": "the pods are reached from outside by an Ingress and Service `a`", "resource": 1, "subject": "Pod/a", "variant": "reached"},
	}
}

test_consoles_are_known_by_name_or_image if {
	findings := exposure.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "argo-server", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"type": "LoadBalancer", "selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "d", "namespace": "shop", "labels": {"app": "d"}}, "spec": {"containers": [{"name": "a", "image": "kubernetesui/dashboard:1"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "d", "namespace": "shop"}, "spec": {"type": "LoadBalancer", "selector": {"app": "d"}}},
	])
		with data.parameters.configuration as {"sensitive_interfaces": ["argo-server", "dashboard"]}
	findings == {
		{"at": "/spec", "message": "`argo-server` is reached from outside by Service `web`", "resource": 0, "subject": "Pod/argo-server", "variant": "console"},
		{"at": "/spec", "message": "`dashboard` is reached from outside by Service `d`", "resource": 2, "subject": "Pod/d", "variant": "console"},
		{"at": "/spec", "message": "the pods are reached from outside by Service `d`", "resource": 2, "subject": "Pod/d", "variant": "reached"},
		{"at": "/spec", "message": "the pods are reached from outside by Service `web`", "resource": 0, "subject": "Pod/argo-server", "variant": "reached"},
	}
}

test_inside_is_not_outside if {
	findings := exposure.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop", "annotations": {"networking.gke.io/load-balancer-type": "Internal"}}, "spec": {"type": "LoadBalancer", "selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "other"}, "spec": {"type": "NodePort", "selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "z", "namespace": "shop"}, "spec": {"type": "NodePort"}},
	])
	findings == set()
}

test_says_all_about_itself if {
	exposure.about.title == "Workload that the internet reaches"
	object.remove(exposure.about.custom, ["examples"]) == {"id": "K8S-EXPOSURE", "domain": "network", "scope": "set", "severity": "low", "remedy": "Take away what leads to it, or keep the load balancer inside; put a console behind a login of its own", "controls": [], "variants": {"reached": {}, "console": {"title": "Console that the internet reaches", "severity": "high"}}, "kinds": [{"group": "", "kind": "Service"}, {"group": "networking.k8s.io", "kind": "Ingress"}, {"group": "gateway.networking.k8s.io", "kind": "HTTPRoute"}, {"group": "gateway.networking.k8s.io", "kind": "GRPCRoute"}, {"group": "gateway.networking.k8s.io", "kind": "TCPRoute"}, {"group": "gateway.networking.k8s.io", "kind": "TLSRoute"}, {"group": "networking.istio.io", "kind": "VirtualService"}], "parameters": ["sensitive_interfaces"]}
}
