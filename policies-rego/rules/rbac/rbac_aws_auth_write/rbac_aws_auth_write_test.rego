package rules.rbac_aws_auth_write_test

import data.rules.rbac_aws_auth_write

judged(documents) := found if found := rbac_aws_auth_write.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "kube-system"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]}]}]) == {{"at": "/rules/0", "message": "the role may `update` `configmaps`", "resource": 0, "subject": "Role/deployer"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "default"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["delete"], "resourceNames": ["aws-auth"]}]}]) == {{"at": "/rules/0", "message": "the role may `delete` `configmaps`", "resource": 0, "subject": "Role/deployer"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "default"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"], "resourceNames": ["other"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer", "namespace": "kube-system"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"], "resourceNames": ["aws-auth"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_aws_auth_write.about.title == "Role that changes who may enter an EKS cluster"
	object.remove(rbac_aws_auth_write.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-AWS-AUTH-WRITE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take the verbs that write aws-auth out of the role, and map identities by access entries", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
