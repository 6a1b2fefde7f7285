package rules.authorization_configuration_test

import data.rules.authorization_configuration

judged(documents) := found if found := authorization_configuration.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AuthorizationConfiguration", "authorizers": [{"type": "Node", "name": "node"}, {"type": "RBAC", "name": "rbac"}, {"type": "AlwaysAllow", "name": "all"}]}]) == {{"at": "/authorizers/2/type", "message": "every request is allowed", "resource": 0, "subject": "AuthorizationConfiguration/(unnamed)", "variant": "always-allow"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AuthorizationConfiguration", "authorizers": [{"type": "Webhook", "name": "a"}]}]) == {
		{"at": "/authorizers", "message": "there is no authorizer `Node`", "resource": 0, "subject": "AuthorizationConfiguration/(unnamed)", "variant": "node"},
		{"at": "/authorizers", "message": "there is no authorizer `RBAC`", "resource": 0, "subject": "AuthorizationConfiguration/(unnamed)", "variant": "rbac"},
	}
}

test_what_passes if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AuthorizationConfiguration", "authorizers": [{"type": "Node", "name": "node"}, {"type": "RBAC", "name": "rbac"}]}]) == set()
}

test_says_all_about_itself if {
	authorization_configuration.about.title == "Authorizers let in too many"
	object.remove(authorization_configuration.about.custom, ["examples", "parameters"]) == {"id": "K8S-AUTHORIZATION-CONFIGURATION", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "List the authorizers Node and RBAC, and not AlwaysAllow", "controls": [], "kinds": [{"group": "apiserver.config.k8s.io", "kind": "AuthorizationConfiguration"}], "variants": {"always-allow": {"severity": "critical", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.6"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}]}, "node": {"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.7"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}]}, "rbac": {"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.8"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}]}}}
}
