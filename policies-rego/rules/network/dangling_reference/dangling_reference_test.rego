package rules.dangling_reference_test

import data.rules.dangling_reference

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := dangling_reference.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"selector": {"app": "wep"}, "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/selector", "message": "the Service selects no pod", "resource": 0, "subject": "Service/web", "variant": "service"},
	}
}

test_the_good_example_passes if {
	findings := dangling_reference.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_services_are_found_by_labels_and_namespace if {
	findings := dangling_reference.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "other"}, "spec": {"selector": {"app": "web"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "namespace": "shop"}, "spec": {"type": "ExternalName", "externalName": "x", "selector": {"app": "z"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "c", "namespace": "shop"}, "spec": {"selector": {}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "d", "namespace": "shop"}, "spec": {"type": "LoadBalancer", "selector": {"app": "web", "tier": "x"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "e", "namespace": "shop"}, "spec": {}},
	])
	findings == {
		{"at": "/spec/selector", "message": "the Service selects no pod", "resource": 1, "subject": "Service/web", "variant": "service"},
		{"at": "/spec/selector", "message": "the Service selects no pod", "resource": 4, "subject": "Service/d", "variant": "service"},
	}
}

test_ingresses_and_routes_lead_to_services if {
	findings := dangling_reference.findings with input as given([
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": {}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "i", "namespace": "shop"}, "spec": {"defaultBackend": {"service": {"name": "web"}}, "rules": [{"http": {"paths": [{"backend": {"service": {"name": "ghost"}}}, {"backend": {"serviceName": "old"}}, {"backend": {"resource": {}}}]}}]}},
		{"apiVersion": "extensions/v1beta1", "kind": "Ingress", "metadata": {"name": "j", "namespace": "shop"}, "spec": {"backend": {"serviceName": "gone"}}},
		{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": {"name": "r", "namespace": "shop"}, "spec": {"rules": [{"backendRefs": [{"name": "web"}, {"name": "ghost"}, {"name": "web", "namespace": "other"}, {"name": "x", "kind": "Bucket", "group": "y"}, 3]}]}},
		{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway", "metadata": {"name": "g"}, "spec": {"rules": [{"backendRefs": [{"name": "ghost"}]}]}},
	])
	findings == {
		{"at": "/spec/backend", "message": "the Ingress leads to Service `gone`, which is not there", "resource": 2, "subject": "Ingress/j", "variant": "ingress"},
		{"at": "/spec/rules/0/backendRefs/1", "message": "the route leads to Service `ghost`, which is not there", "resource": 3, "subject": "HTTPRoute/r", "variant": "route"},
		{"at": "/spec/rules/0/backendRefs/2", "message": "the route leads to Service `web`, which is not there", "resource": 3, "subject": "HTTPRoute/r", "variant": "route"},
		{"at": "/spec/rules/0/http/paths/0/backend", "message": "the Ingress leads to Service `ghost`, which is not there", "resource": 1, "subject": "Ingress/i", "variant": "ingress"},
		{"at": "/spec/rules/0/http/paths/1/backend", "message": "the Ingress leads to Service `old`, which is not there", "resource": 1, "subject": "Ingress/i", "variant": "ingress"},
	}
}

test_autoscalers_scale_what_is_there if {
	findings := dangling_reference.findings with input as given([
		{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"}, "spec": {}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h", "namespace": "shop"}, "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h", "namespace": "shop"}, "spec": {"scaleTargetRef": {"kind": "Deployment", "name": "other"}}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h", "namespace": "shop"}, "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "web"}}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h", "namespace": "shop"}, "spec": {"scaleTargetRef": {"apiVersion": "x.io/v1", "kind": "Deployment", "name": "y"}}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h", "namespace": "shop"}, "spec": {"scaleTargetRef": {"apiVersion": "x.io/v1", "kind": "Scaler", "name": "y"}}},
		{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "h", "namespace": "shop"}, "spec": {"scaleTargetRef": {"kind": "Deployment"}}},
	])
	findings == {
		{"at": "/spec/scaleTargetRef", "message": "the autoscaler scales Deployment `other`, which is not there", "resource": 2, "subject": "HorizontalPodAutoscaler/h", "variant": "autoscaler"},
		{"at": "/spec/scaleTargetRef", "message": "the autoscaler scales StatefulSet `web`, which is not there", "resource": 3, "subject": "HorizontalPodAutoscaler/h", "variant": "autoscaler"},
	}
}

test_accounts_and_names_of_pods if {
	findings := dangling_reference.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "runner", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "other", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "c", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"serviceAccountName": "", "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "runner", "namespace": "shop"}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "s", "namespace": "shop"}, "spec": {"serviceName": "db", "template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "s", "namespace": "shop"}, "spec": {"serviceName": "flat", "template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "s", "namespace": "shop"}, "spec": {"serviceName": "far", "template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "s", "namespace": "shop"}, "spec": {"serviceName": "none", "template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": []}}}},
		{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "t", "namespace": "shop"}, "spec": {"template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": []}}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "db", "namespace": "shop"}, "spec": {"clusterIP": "None", "selector": {"app": "db"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "flat", "namespace": "shop"}, "spec": {"clusterIP": "10.0.0.1", "selector": {"app": "db"}}},
		{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "far", "namespace": "shop"}, "spec": {"clusterIP": "None", "selector": {"app": "x"}}},
	])
	findings == {
		{"at": "/spec", "message": "the StatefulSet names its pods by Service ``, which is not there", "resource": 8, "subject": "StatefulSet/t", "variant": "stateful-set"},
		{"at": "/spec/selector", "message": "the Service selects no pod", "resource": 11, "subject": "Service/far", "variant": "service"},
		{"at": "/spec/serviceAccountName", "message": "the pod runs under ServiceAccount `other`, which is not there", "resource": 1, "subject": "Pod/b", "variant": "account"},
		{"at": "/spec/serviceName", "message": "the StatefulSet names its pods by Service `far`, which is not there", "resource": 6, "subject": "StatefulSet/s", "variant": "stateful-set"},
		{"at": "/spec/serviceName", "message": "the StatefulSet names its pods by Service `flat`, which is not there", "resource": 5, "subject": "StatefulSet/s", "variant": "stateful-set"},
		{"at": "/spec/serviceName", "message": "the StatefulSet names its pods by Service `none`, which is not there", "resource": 7, "subject": "StatefulSet/s", "variant": "stateful-set"},
	}
}

test_says_all_about_itself if {
	dangling_reference.about.title == "Reference to what is not there"
	object.remove(dangling_reference.about.custom, ["examples"]) == {"id": "K8S-DANGLING-REFERENCE", "domain": "network", "scope": "set", "severity": "low", "remedy": "Correct the name or the labels, or judge the objects together", "controls": [], "variants": {"service": {"title": "Service that selects no pod"}, "ingress": {"title": "Ingress to a Service that is not there"}, "route": {"title": "Route to a Service that is not there"}, "autoscaler": {"title": "Autoscaler without a target"}, "account": {"title": "ServiceAccount that is not there"}, "stateful-set": {"title": "StatefulSet without a headless Service for its pods"}}, "kinds": [{"group": "", "kind": "Service"}, {"group": "", "kind": "ServiceAccount"}, {"group": "networking.k8s.io", "kind": "Ingress"}, {"group": "autoscaling", "kind": "HorizontalPodAutoscaler"}, {"group": "gateway.networking.k8s.io", "kind": "HTTPRoute"}, {"group": "gateway.networking.k8s.io", "kind": "GRPCRoute"}, {"group": "gateway.networking.k8s.io", "kind": "TCPRoute"}, {"group": "gateway.networking.k8s.io", "kind": "TLSRoute"}, {"group": "gateway.networking.k8s.io", "kind": "UDPRoute"}]}
}
