# METADATA
# title: Rights for everybody
# description: >-
#   Whoever has not logged in, or has, gets rights. That is never meant, and nobody can approve it.
# custom:
#   id: ACT-EVERYBODY
#   severity: critical
#   effect: deny
#   retryable: false
#   remedy: Name the users, groups or service accounts that need the rights
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.1}]
#   examples:
#     bad: |
#       {"verb": "create", "resource": "clusterrolebindings", "name": "open", "environment": "development", "arguments": {"clusterrole": "view", "group": "system:anonymous"}}
#     good: |
#       {"verb": "create", "resource": "rolebindings", "name": "team", "environment": "development", "arguments": {"clusterrole": "view", "group": "team-blue"}}
package action.rules.everybody
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(setting.place, {"message": concat("", ["gives rights to `", name, "`"])}) if {
	some setting in action.settings
	gives_rights(setting)
	some name in action.texts(setting.value)
	name in everybody
}

everybody := {
	"system:anonymous", "system:unauthenticated", "system:authenticated", "system:serviceaccounts", "allusers",
	"allauthenticatedusers", "public", "public-read", "public-read-write",
}

# Other settings may list them to keep them out.
gives_rights(setting) if action.is_about(setting.act, bindings)

gives_rights(setting) if {
	some key in setting.keys
	key in {"subjects", "subject", "group", "groups", "user", "users", "serviceaccount", "member", "members", "acl", "grantee"}
	not action.is_about(setting.act, {"flowschemas", "policies"})
}

bindings := {"clusterrolebindings", "rolebindings", "rbacs", "policybindings", "iambindings", "tables"}
