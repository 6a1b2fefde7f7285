package rules.rbac_secrets_access_test

import data.rules.rbac_secrets_access

judged(documents) := found if found := rbac_secrets_access.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["secrets", "pods"], "verbs": ["get", "list"]}]}]) == {{"at": "/rules/0", "message": "the role may `get`, `list` `secrets`", "resource": 0, "subject": "ClusterRole/deployer", "variant": "all"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["*"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `secrets`", "resource": 0, "subject": "ClusterRole/deployer", "variant": "all"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["*"], "verbs": ["watch"]}]}]) == {{"at": "/rules/0", "message": "the role may `watch` `*`", "resource": 0, "subject": "ClusterRole/deployer", "variant": "all"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": ["tls"]}]}]) == {{"at": "/rules/0", "message": "the role may `get` `secrets`", "resource": 0, "subject": "ClusterRole/deployer", "variant": "named"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "list"], "resourceNames": ["a"]}]}]) == {{"at": "/rules/0", "message": "the role may `get`, `list` `secrets`", "resource": 0, "subject": "ClusterRole/r", "variant": "all"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["*"], "resourceNames": ["a"]}]}]) == {{"at": "/rules/0", "message": "the role may `*` `secrets`", "resource": 0, "subject": "ClusterRole/r", "variant": "all"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [3, {"apiGroups": [""], "resources": "secrets", "verbs": "get"}]}]) == {{"at": "/rules/1", "message": "the role may `get` `secrets`", "resource": 0, "subject": "ClusterRole/r", "variant": "all"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["create", "update"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": ["apps"], "resources": ["*"], "verbs": ["get"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": null}]) == set()
}

test_says_all_about_itself if {
	rbac_secrets_access.about.title == "Role that reads Secrets"
	object.remove(rbac_secrets_access.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-SECRETS-ACCESS", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take Secrets out of the role, or name the ones that are needed in resourceNames, with the verb get alone", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.2"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}], "variants": {"all": {}, "named": {"severity": "low"}}}
}
