package rules.authentication_configuration_test

import data.rules.authentication_configuration

judged(documents) := found if found := authentication_configuration.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1beta1", "kind": "AuthenticationConfiguration", "anonymous": {"enabled": true}}]) == {{"at": "/anonymous/enabled", "message": "the anonymous may ask on every path", "resource": 0, "subject": "AuthenticationConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AuthenticationConfiguration"}]) == {{"at": "", "message": "the anonymous may ask on every path", "resource": 0, "subject": "AuthenticationConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AuthenticationConfiguration", "anonymous": {"enabled": true, "conditions": []}}]) == {{"at": "/anonymous/enabled", "message": "the anonymous may ask on every path", "resource": 0, "subject": "AuthenticationConfiguration/(unnamed)"}}
}

test_what_passes if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1beta1", "kind": "AuthenticationConfiguration", "anonymous": {"enabled": true, "conditions": [{"path": "/livez"}]}}]) == set()
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AuthenticationConfiguration", "anonymous": {"enabled": false}}]) == set()
}

test_says_all_about_itself if {
	authentication_configuration.about.title == "Configuration lets the anonymous in"
	object.remove(authentication_configuration.about.custom, ["examples", "parameters"]) == {"id": "K8S-AUTHENTICATION-CONFIGURATION", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Set anonymous.enabled to false, or list the paths of health checks in anonymous.conditions", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.1"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "apiserver.config.k8s.io", "kind": "AuthenticationConfiguration"}]}
}
