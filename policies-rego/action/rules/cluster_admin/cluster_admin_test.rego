package action.rules.cluster_admin_test

import data.action.rules.cluster_admin
import data.lib.action_reading as reading

findings(operations) := found if {
	found := cluster_admin.findings with input as reading.line(operations)
}

of(action) := found if {
	found := cluster_admin.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_rights_without_bound_are_found if {
	every resource in ["clusterroles", "roles", "clusterrolebindings", "rolebindings", "rbacs", "teams", "users"] {
		of({"verb": "create", "resource": resource, "arguments": {"role": "cluster-admin"}}) == {{
			"at": "/arguments/role", "message": "gives the rights of `cluster-admin`",
		}}
	}
	count(of({"verb": "create", "resource": "rolebindings", "arguments": {"group": "system:masters"}})) == 1
}

test_roles_that_may_do_everything if {
	every key in ["verbs", "verb", "resources", "resource", "apiGroups"] {
		count(of({"verb": "create", "resource": "clusterroles", "arguments": {key: "get,*"}})) == 1
	}
	every verb in ["escalate", "impersonate", "bind"] {
		{finding.message | some finding in of({"verb": "create", "resource": "roles", "arguments": {"verbs": [verb]}})} == {
			concat("", ["gives `", verb, "` of `verbs`"]),
		}
	}
}

test_others_pass if {
	of({"verb": "create", "resource": "rolebindings", "arguments": {"role": "view"}}) == set()
	of({"verb": "create", "resource": "pods", "arguments": {"verbs": "*", "role": "cluster-admin"}}) == set()
	of({"verb": "get", "resource": "roles", "arguments": {"verbs": "*"}}) == set()
	of({"verb": "create", "resource": "roles", "arguments": {"note": "*"}}) == set()
}

test_says_all_about_itself if {
	cluster_admin.about.title == "Rights without bound"
	object.remove(cluster_admin.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-CLUSTER-ADMIN", "severity": "high", "effect": "require_approval"}
	cluster_admin.about.custom.remedy == "Give the verbs and resources that are needed, in one namespace"
}
