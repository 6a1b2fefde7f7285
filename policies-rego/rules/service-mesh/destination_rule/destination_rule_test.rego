package rules.destination_rule_test

import data.rules.destination_rule

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := destination_rule.findings with input as given([
		{"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "db"}, "spec": {"host": "db.example", "trafficPolicy": {"tls": {"mode": "DISABLE"}}}},
	])
	findings == {
		{"at": "/spec/trafficPolicy/tls/mode", "message": "traffic to the host is sent without TLS", "resource": 0, "subject": "DestinationRule/db"},
	}
}

test_the_good_example_passes if {
	findings := destination_rule.findings with input as given([
		{"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "db"}, "spec": {"host": "db.example", "trafficPolicy": {"tls": {"mode": "SIMPLE"}}}},
	])
	findings == set()
}

test_ports_and_subsets_count if {
	findings := destination_rule.findings with input as given([
		{"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "a"}, "spec": {"trafficPolicy": {"portLevelSettings": [{"tls": {"mode": "DISABLE"}}, {"tls": {"mode": "MUTUAL"}}, {"port": 1}]}, "subsets": [{"trafficPolicy": {"tls": {"mode": 3}}}, {"name": "x"}]}},
		{"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "a"}, "spec": {"host": "x"}},
	])
	findings == {
		{"at": "/spec/subsets/0/trafficPolicy/tls/mode", "message": "traffic to the host is sent without TLS", "resource": 0, "subject": "DestinationRule/a"},
		{"at": "/spec/trafficPolicy/portLevelSettings/0/tls/mode", "message": "traffic to the host is sent without TLS", "resource": 0, "subject": "DestinationRule/a"},
	}
}

test_says_all_about_itself if {
	destination_rule.about.title == "Destination that is spoken to without TLS"
	object.remove(destination_rule.about.custom, ["examples"]) == {"id": "MESH-DESTINATION-RULE", "domain": "service-mesh", "scope": "object", "severity": "medium", "remedy": "Set trafficPolicy.tls.mode to ISTIO_MUTUAL, or to SIMPLE or MUTUAL for hosts outside of the mesh", "controls": [{"framework": "HIPAA", "id": "164.312(e)(2)(ii)"}], "kinds": [{"group": "networking.istio.io", "kind": "DestinationRule"}]}
}
