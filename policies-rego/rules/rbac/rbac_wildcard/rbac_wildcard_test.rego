package rules.rbac_wildcard_test

import data.rules.rbac_wildcard

judged(documents) := found if found := rbac_wildcard.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role allows every verb", "resource": 0, "subject": "ClusterRole/deployer", "variant": "verbs"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["get"]}]}]) == {{"at": "/rules/0", "message": "the role allows every resource", "resource": 0, "subject": "ClusterRole/deployer", "variant": "resources"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["*"], "resources": ["pods"], "verbs": ["get"]}]}]) == {{"at": "/rules/0", "message": "the role allows every API group", "resource": 0, "subject": "ClusterRole/deployer", "variant": "groups"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]}]) == {
		{"at": "/rules/0", "message": "the role allows every API group", "resource": 0, "subject": "ClusterRole/r", "variant": "groups"},
		{"at": "/rules/0", "message": "the role allows every resource", "resource": 0, "subject": "ClusterRole/r", "variant": "resources"},
		{"at": "/rules/0", "message": "the role allows every verb", "resource": 0, "subject": "ClusterRole/r", "variant": "verbs"},
	}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"nonResourceURLs": ["*"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_wildcard.about.title == "Role with a wildcard"
	object.remove(rbac_wildcard.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-WILDCARD", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "List the verbs, resources and API groups that are needed", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.3"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}], "variants": {"verbs": {}, "resources": {}, "groups": {"severity": "medium"}}}
}
