package rules.rbac_scc_anyuid_test

import data.rules.rbac_scc_anyuid

judged(documents) := found if found := rbac_scc_anyuid.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "system:openshift:scc:anyuid"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == {{"at": "/roleRef/name", "message": "the binding lets pods use the security context constraint `anyuid`", "resource": 0, "subject": "ClusterRoleBinding/deployers"}}
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["security.openshift.io"], "resources": ["securitycontextconstraints"], "verbs": ["use"], "resourceNames": ["anyuid"]}]}]) == {{"at": "/rules/0", "message": "the role may `use` `securitycontextconstraints`", "resource": 0, "subject": "ClusterRole/r"}}
}

test_what_passes if {
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "deployers"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "system:openshift:scc:restricted-v2"}, "subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["security.openshift.io"], "resources": ["securitycontextconstraints"], "verbs": ["use"], "resourceNames": ["restricted-v2"]}]}]) == set()
	judged([{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [{"apiGroups": ["security.openshift.io"], "resources": ["securitycontextconstraints"], "verbs": ["get"], "resourceNames": ["anyuid"]}]}]) == set()
}

test_says_all_about_itself if {
	rbac_scc_anyuid.about.title == "Role that uses the SCC anyuid"
	object.remove(rbac_scc_anyuid.about.custom, ["examples", "parameters"]) == {"id": "K8S-RBAC-SCC-ANYUID", "domain": "rbac", "scope": "object", "severity": "high", "remedy": "Use the constraint restricted-v2, or one of your own", "controls": [], "kinds": [{"group": "rbac.authorization.k8s.io", "kind": "Role"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}, {"group": "rbac.authorization.k8s.io", "kind": "RoleBinding"}, {"group": "rbac.authorization.k8s.io", "kind": "ClusterRoleBinding"}]}
}
