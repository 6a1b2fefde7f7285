package rules.rbac_workload_write_test

import data.rules.rbac_workload_write

judged(documents) := found if found := rbac_workload_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["update"]}]}]) == {{"at": "/rules/0", "message": "the role may `update` `deployments`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["batch"], "resources": ["cronjobs"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `cronjobs`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["impersonate"]}]}]) == {{"at": "/rules/0", "message": "the role may `impersonate` `pods`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["get", "list", "watch"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["create"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_workload_write.about.title == "Role that changes workloads"
	object.remove(rbac_workload_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-WORKLOAD-WRITE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take the verbs that write out of the role, or grant them to deployment automation alone", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.4"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
