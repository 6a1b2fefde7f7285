package action.rules.everybody_test

import data.action.rules.everybody
import data.lib.action_reading as reading

findings(operations) := found if {
	found := everybody.findings with input as reading.line(operations)
}

of(action) := found if {
	found := everybody.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

names := [
	"system:anonymous", "system:unauthenticated", "system:authenticated", "system:serviceaccounts", "allUsers",
	"allAuthenticatedUsers", "public", "public-read", "public-read-write",
]

test_rights_for_everybody_are_found if {
	every name in names {
		of({"verb": "create", "resource": "rolebindings", "arguments": {"group": concat(",", ["a", name])}}) == {{
			"at": "/arguments/group", "message": concat("", ["gives rights to `", lower(name), "`"]),
		}}
	}
}

test_every_key_that_gives_them if {
	every key in ["subjects", "subject", "group", "groups", "user", "users", "serviceaccount", "member", "members", "acl", "grantee"] {
		count(of({"verb": "update", "resource": "things", "arguments": {key: "system:anonymous"}})) == 1
	}
	of({"verb": "update", "resource": "things", "arguments": {"note": "system:anonymous"}}) == set()
	of({"verb": "update", "resource": "flowschemas", "arguments": {"user": "system:anonymous"}}) == set()
}

test_an_object_may_give_them if {
	binding := {"kind": "RoleBinding", "subjects": [{"kind": "Group", "name": "system:unauthenticated"}]}
	messages([{"verb": "apply", "manifests": [{"at": "/command", "object": binding}]}]) == {"gives rights to `system:unauthenticated`"}
}

test_others_and_reads_pass if {
	of({"verb": "create", "resource": "rolebindings", "arguments": {"group": "team-blue"}}) == set()
	of({"verb": "get", "resource": "rolebindings", "arguments": {"group": "system:anonymous"}}) == set()
}

test_says_all_about_itself if {
	everybody.about.title == "Rights for everybody"
	object.remove(everybody.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-EVERYBODY", "severity": "critical", "effect": "deny", "retryable": false}
	everybody.about.custom.remedy == "Name the users, groups or service accounts that need the rights"
}
