package rules.peer_authentication_test

import data.rules.peer_authentication

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := peer_authentication.findings with input as given([
		{"apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication", "metadata": {"name": "default", "namespace": "shop"}, "spec": {"mtls": {"mode": "PERMISSIVE"}}},
	])
	findings == {
		{"at": "/spec/mtls/mode", "message": "mutual TLS is `PERMISSIVE`", "patch": [{"op": "replace", "path": "/spec/mtls/mode", "value": "STRICT"}], "resource": 0, "subject": "PeerAuthentication/default"},
	}
}

test_the_good_example_passes if {
	findings := peer_authentication.findings with input as given([
		{"apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication", "metadata": {"name": "default", "namespace": "shop"}, "spec": {"mtls": {"mode": "STRICT"}}},
	])
	findings == set()
}

test_ports_and_values_of_other_types if {
	findings := peer_authentication.findings with input as given([
		{"apiVersion": "security.istio.io/v1beta1", "kind": "PeerAuthentication", "metadata": {"name": "a"}, "spec": {"mtls": {"mode": 3}, "portLevelMtls": {"8080": {"mode": "DISABLE"}, "8081": {"mode": "STRICT"}, "8082": 3}}},
	])
	findings == {
		{"at": "/spec/mtls/mode", "message": "mutual TLS is `number`", "patch": [{"op": "replace", "path": "/spec/mtls/mode", "value": "STRICT"}], "resource": 0, "subject": "PeerAuthentication/a"},
		{"at": "/spec/portLevelMtls/8080/mode", "message": "mutual TLS is `DISABLE` at port 8080", "patch": [{"op": "replace", "path": "/spec/portLevelMtls/8080/mode", "value": "STRICT"}], "resource": 0, "subject": "PeerAuthentication/a"},
	}
}

test_what_is_unset_is_decided_elsewhere if {
	findings := peer_authentication.findings with input as given([
		{"apiVersion": "security.istio.io/v1beta1", "kind": "PeerAuthentication", "metadata": {"name": "a"}, "spec": {"mtls": {"mode": "UNSET"}}},
		{"apiVersion": "security.istio.io/v1beta1", "kind": "PeerAuthentication", "metadata": {"name": "a"}, "spec": {}},
		{"apiVersion": "security.istio.io/v1beta1", "kind": "PeerAuthentication", "metadata": {"name": "a"}, "spec": {"mtls": {"mode": null}}},
	])
	findings == set()
}

test_says_all_about_itself if {
	peer_authentication.about.title == "Mesh traffic without mutual TLS"
	object.remove(peer_authentication.about.custom, ["examples"]) == {"id": "MESH-PEER-AUTHENTICATION", "domain": "service-mesh", "scope": "object", "severity": "high", "remedy": "Set mtls.mode to STRICT", "controls": [{"framework": "HIPAA", "id": "164.312(e)(2)(i)"}], "kinds": [{"group": "security.istio.io", "kind": "PeerAuthentication"}]}
}
