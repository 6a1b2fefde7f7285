package rules.rbac_endpoints_write_test

import data.rules.rbac_endpoints_write

judged(documents) := found if found := rbac_endpoints_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["patch"]}]}]) == {{"at": "/rules/0", "message": "the role may `patch` `endpoints`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_endpoints_write.about.title == "Role that writes Endpoints"
	object.remove(rbac_endpoints_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-ENDPOINTS-WRITE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take the verbs that write out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
