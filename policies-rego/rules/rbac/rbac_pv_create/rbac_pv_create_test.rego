package rules.rbac_pv_create_test

import data.rules.rbac_pv_create

judged(documents) := found if found := rbac_pv_create.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["persistentvolumes"], "verbs": ["create"]}]}]) == {{"at": "/rules/0", "message": "the role may `create` `persistentvolumes`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["persistentvolumeclaims"], "verbs": ["create"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_pv_create.about.title == "Role that creates persistent volumes"
	object.remove(rbac_pv_create.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-PERSISTENT-VOLUME-CREATE", "domain": "rbac", "scope": "object", "severity": "medium", "remedy": "Take the verb create on persistentvolumes out of the role, and let provisioners create volumes", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.9"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
