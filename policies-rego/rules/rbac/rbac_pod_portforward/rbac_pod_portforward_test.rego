package rules.rbac_pod_portforward_test

import data.rules.rbac_pod_portforward

judged(documents) := found if found := rbac_pod_portforward.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/portforward"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `pods/portforward`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods/portforward"], "verbs": ["list"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_pod_portforward.about.title == "Role that forwards ports of pods"
	object.remove(rbac_pod_portforward.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-POD-PORTFORWARD", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take pods/portforward out of the role", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
