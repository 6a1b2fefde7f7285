package rules.ingress_test

import data.rules.ingress

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := ingress.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "web"}, "spec": {"ingressClassName": "nginx", "rules": [{"host": "web.example", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 80}}}}]}}]}},
	])
	findings == {
		{"at": "/metadata", "message": "the Ingress answers without TLS too: no annotation kubernetes.io/ingress.allow-http says false", "resource": 0, "subject": "Ingress/web", "variant": "plain-too"},
		{"at": "/spec", "message": "the Ingress has no TLS", "resource": 0, "subject": "Ingress/web", "variant": "no-tls"},
	}
}

test_the_good_example_passes if {
	findings := ingress.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "web", "annotations": {"kubernetes.io/ingress.allow-http": "false"}}, "spec": {"ingressClassName": "nginx", "tls": [{"hosts": ["web.example"], "secretName": "web"}], "rules": [{"host": "web.example", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 80}}}}]}}]}},
	])
	findings == set()
}

test_each_problem_is_found if {
	findings := ingress.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a"}, "spec": {"defaultBackend": {"service": {"name": "a"}}, "tls": [], "rules": [{"host": "*.example"}, {"host": ""}, {}, {"host": "a.example"}, 3]}},
		{"apiVersion": "extensions/v1beta1", "kind": "Ingress", "metadata": {"name": "b", "annotations": {"kubernetes.io/ingress.class": "other"}}, "spec": {"backend": {"serviceName": "a"}, "tls": 3, "ingressClassName": 3}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "c", "annotations": {"kubernetes.io/ingress.class": "nginx", "nginx.ingress.kubernetes.io/force-ssl-redirect": "true"}}, "spec": {"ingressClassName": null}},
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "d"}},
	])
	findings == {
		{"at": "", "message": "the Ingress has no TLS", "resource": 3, "subject": "Ingress/d", "variant": "no-tls"},
		{"at": "", "message": "the Ingress is of class `(none)`", "resource": 3, "subject": "Ingress/d", "variant": "class"},
		{"at": "/metadata", "message": "the Ingress answers without TLS too: no annotation kubernetes.io/ingress.allow-http says false", "resource": 0, "subject": "Ingress/a", "variant": "plain-too"},
		{"at": "/metadata", "message": "the Ingress answers without TLS too: no annotation kubernetes.io/ingress.allow-http says false", "resource": 3, "subject": "Ingress/d", "variant": "plain-too"},
		{"at": "/metadata/annotations", "message": "the Ingress answers without TLS too: no annotation kubernetes.io/ingress.allow-http says false", "resource": 1, "subject": "Ingress/b", "variant": "plain-too"},
		{"at": "/spec", "message": "the Ingress has no TLS", "resource": 0, "subject": "Ingress/a", "variant": "no-tls"},
		{"at": "/spec", "message": "the Ingress has no TLS", "resource": 1, "subject": "Ingress/b", "variant": "no-tls"},
		{"at": "/spec", "message": "the Ingress has no TLS", "resource": 2, "subject": "Ingress/c", "variant": "no-tls"},
		{"at": "/spec", "message": "the Ingress is of class `(none)`", "resource": 0, "subject": "Ingress/a", "variant": "class"},
		{"at": "/spec/backend", "message": "the Ingress answers what no rule matches", "resource": 1, "subject": "Ingress/b", "variant": "default-backend"},
		{"at": "/spec/defaultBackend", "message": "the Ingress answers what no rule matches", "resource": 0, "subject": "Ingress/a", "variant": "default-backend"},
		{"at": "/spec/ingressClassName", "message": "the Ingress is of class `number`", "resource": 1, "subject": "Ingress/b", "variant": "class"},
		{"at": "/spec/rules/0", "message": "the Ingress answers for `*.example`, which are many hosts", "resource": 0, "subject": "Ingress/a", "variant": "wildcard"},
		{"at": "/spec/rules/1", "message": "the Ingress answers for every host", "resource": 0, "subject": "Ingress/a", "variant": "wildcard"},
		{"at": "/spec/rules/2", "message": "the Ingress answers for every host", "resource": 0, "subject": "Ingress/a", "variant": "wildcard"},
	}
}

test_kinds_of_others_pass if {
	findings := ingress.findings with input as given([
		{"apiVersion": "config.openshift.io/v1", "kind": "Ingress", "metadata": {"name": "a"}, "spec": {}},
	])
	findings == set()
}

test_users_allow_classes if {
	findings := ingress.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a"}, "spec": {"ingressClassName": "nginx", "tls": [{"hosts": ["web.example"], "secretName": "web"}], "rules": [{"host": "web.example", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 80}}}}]}}]}},
	])
		with data.parameters.configuration as {"allowed_ingress_classes": ["internal"]}
	findings == {
		{"at": "/metadata", "message": "the Ingress answers without TLS too: no annotation kubernetes.io/ingress.allow-http says false", "resource": 0, "subject": "Ingress/a", "variant": "plain-too"},
		{"at": "/spec/ingressClassName", "message": "the Ingress is of class `nginx`", "resource": 0, "subject": "Ingress/a", "variant": "class"},
	}
}

test_says_all_about_itself if {
	ingress.about.title == "Ingress without TLS, or for every host"
	object.remove(ingress.about.custom, ["examples"]) == {"id": "K8S-INGRESS", "domain": "network", "scope": "object", "severity": "medium", "remedy": "State tls for each host, and a host for each rule", "controls": [{"framework": "HIPAA", "id": "164.312(e)(2)(ii)"}], "variants": {"no-tls": {"title": "Ingress without TLS"}, "plain-too": {"title": "Ingress that answers without TLS too", "severity": "low"}, "wildcard": {"title": "Ingress for every host"}, "default-backend": {"title": "Ingress that answers whatever nobody else does", "severity": "low"}, "class": {"title": "Ingress of a class that is not known", "severity": "low"}}, "kinds": [{"group": "networking.k8s.io", "kind": "Ingress"}, {"group": "extensions", "kind": "Ingress"}], "parameters": ["allowed_ingress_classes"]}
}
