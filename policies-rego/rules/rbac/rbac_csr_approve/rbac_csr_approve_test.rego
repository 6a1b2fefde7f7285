package rules.rbac_csr_approve_test

import data.rules.rbac_csr_approve

judged(documents) := found if found := rbac_csr_approve.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["update"]}]}]) == {{"at": "/rules/0", "message": "the role may `update` `certificatesigningrequests/approval`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["approve"]}]}]) == {{"at": "/rules/0", "message": "the role may `approve` `signers`", "resource": 0, "subject": "ClusterRole/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["certificatesigningrequests/approval"], "verbs": ["patch"]}]}]) == {{"at": "/rules/0", "message": "the role may `patch` `certificatesigningrequests/approval`", "resource": 0, "subject": "ClusterRole/r"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["apps"], "resources": ["certificatesigningrequests/approval"], "verbs": ["patch"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_csr_approve.about.title == "Role that approves certificates"
	object.remove(rbac_csr_approve.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-CSR-APPROVE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take certificatesigningrequests/approval and the verb approve on signers out of the role", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.11"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
