package rules.rbac_escalate_test

import data.rules.rbac_escalate

judged(documents) := found if found := rbac_escalate.findings with input as {"documents": [{"document": document} | some document in documents]}

role(groups, resources, verbs) := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": groups, "resources": resources, "verbs": verbs}]}

said(groups, resources, verbs) := {finding.message | some finding in judged([role(groups, resources, verbs)])}

of_roles := "rbac.authorization.k8s.io"

test_what_is_found if {
	judged([role([of_roles], ["roles"], ["escalate"])]) == {{"at": "/rules/0", "message": "the role may `escalate` `roles`", "resource": 0, "subject": "ClusterRole/deployer"}}
	said([of_roles], ["roles", "clusterroles"], ["bind", "escalate", "get"]) == {"the role may `bind`, `escalate` `clusterroles`, `roles`"}
	said([of_roles], ["rolebindings", "roles"], ["*"]) == {"the role may `*` `roles`"}
	said([""], ["users", "groups", "serviceaccounts"], ["impersonate"]) == {"the role may `impersonate` `groups`, `serviceaccounts`, `users`"}
	said([""], ["serviceaccounts", "pods"], ["*"]) == {"the role may `*` `serviceaccounts`"}
	said(["*"], ["*"], ["*"]) == {"the role may `*` `*`"}
	said([""], ["*"], ["*"]) == {"the role may `*` `*`"}
	said([""], ["pods"], ["impersonate"]) == {"the role may `impersonate`"}
	said([""], ["users", "pods"], ["impersonate"]) == {"the role may `impersonate` `users`"}
}

# The same verbs on other resources are other rights.
test_what_passes if {
	said([of_roles], ["clusterroles"], ["get", "create"]) == set()
	said([""], ["pods"], ["*"]) == set()
	said([of_roles], ["rolebindings", "clusterrolebindings"], ["*"]) == set()
	said(["apis.kcp.io"], ["apiexports"], ["bind"]) == set()
	said(["apps"], ["*"], ["*"]) == set()
	said(["example.org"], ["alerts"], ["escalate"]) == set()
}

test_says_all_about_itself if {
	rbac_escalate.about.title == "Role that may grant what it does not have"
	object.remove(rbac_escalate.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-ESCALATE", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Take bind, escalate, impersonate and * out of the verbs on roles, users, groups and service accounts", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.8"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}]}
}
