package rules.misread_test

import data.rules.misread

role(verbs) := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "deployer"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": verbs}]}

judged(document) := found if found := misread.findings with input as {"documents": [{"document": document}]}

test_what_is_found if {
	judged(role("get")) == {{"resource": 0, "subject": "Role/deployer", "at": "/rules/0/verbs", "message": "`rules.0.verbs` is of type string, not array"}}
	judged(role([3])) == {{"resource": 0, "subject": "Role/deployer", "at": "/rules/0/verbs/0", "message": "`rules.0.verbs.0` is of type number, not string"}}
}

test_what_passes if {
	judged(role(["get"])) == set()
	judged(role(null)) == set()
}

test_says_all_about_itself if {
	misread.about.title == "Configuration of a cluster that cannot be read"
	object.remove(misread.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-CLUSTER-UNREADABLE", "unseen": true, "domain": "input", "scope": "object", "severity": "medium", "effect": "deny",
		"remedy": "Give the field the type that its documentation says", "controls": [],
	}
}
