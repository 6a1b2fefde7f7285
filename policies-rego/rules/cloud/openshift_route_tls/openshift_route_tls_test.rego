package rules.openshift_route_tls_test

import data.rules.openshift_route_tls

judged(documents) := found if found := openshift_route_tls.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "route.openshift.io/v1", "kind": "Route", "metadata": {"name": "shop"}, "spec": {"to": {"kind": "Service", "name": "shop"}}}]) == {{"at": "/spec", "message": "the route does not say where TLS ends", "resource": 0, "subject": "Route/shop"}}
	judged([{"apiVersion": "route.openshift.io/v1", "kind": "Route", "metadata": {"name": "a"}, "spec": {"tls": {}}}]) == {{"at": "/spec/tls", "message": "the route does not say where TLS ends", "resource": 0, "subject": "Route/a"}}
}

test_what_passes if {
	judged([{"apiVersion": "route.openshift.io/v1", "kind": "Route", "metadata": {"name": "shop"}, "spec": {"to": {"kind": "Service", "name": "shop"}, "tls": {"termination": "edge"}}}]) == set()
	judged([{"apiVersion": "route.openshift.io/v1", "kind": "Route", "metadata": {"name": "a"}, "spec": {"tls": {"termination": "passthrough"}}}]) == set()
	judged([{"apiVersion": "route.openshift.io/v1", "kind": "Route", "metadata": {"name": "a"}, "spec": {"tls": {"termination": "reencrypt"}}}]) == set()
}

test_says_all_about_itself if {
	openshift_route_tls.about.title == "Route without TLS"
	object.remove(openshift_route_tls.about.custom, ["examples", "parameters"]) == {"id": "OPENSHIFT-ROUTE-TLS", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Set spec.tls.termination of the Route", "controls": [], "kinds": [{"group": "route.openshift.io", "kind": "Route"}]}
}
