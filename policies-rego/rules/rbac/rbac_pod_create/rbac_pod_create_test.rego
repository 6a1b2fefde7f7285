package rules.rbac_pod_create_test

import data.rules.rbac_pod_create

judged(documents) := found if found := rbac_pod_create.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `pods`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `*`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["services"], "verbs": ["create"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_pod_create.about.title == "Role that creates pods"
	object.remove(rbac_pod_create.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-POD-CREATE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Let a controller create pods, and take the verb create on pods out of the role", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.4"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
