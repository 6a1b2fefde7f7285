package rules.rbac_webhook_write_test

import data.rules.rbac_webhook_write

judged(documents) := found if found := rbac_webhook_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["admissionregistration.k8s.io"], "resources": ["mutatingwebhookconfigurations"], "verbs": ["patch"]}]}]) == {{"at": "/rules/0", "message": "the role may `patch` `mutatingwebhookconfigurations`", "resource": 0, "subject": "ClusterRole/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["admissionregistration.k8s.io"], "resources": ["mutatingwebhookconfigurations"], "verbs": ["get"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_webhook_write.about.title == "Role that changes admission webhooks"
	object.remove(rbac_webhook_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-WEBHOOK-WRITE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take the verbs that write out of the role", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.12"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
