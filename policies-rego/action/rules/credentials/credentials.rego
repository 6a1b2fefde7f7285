# METADATA
# title: Credential shown or made
# description: >-
#   A Secret's values, a token, a state file or a cloud account in clear: whoever reads them acts as somebody else,
#   and a model that has read them may say them. They are handed out only with somebody's consent.
# custom:
#   id: ACT-CREDENTIALS
#   severity: high
#   effect: require_approval
#   approvers: [cluster-admin]
#   remedy: Ask for approval, or read what has no values, such as names, keys and sizes
#   controls: [{framework: HIPAA, id: 164.312(d)}, {framework: CIS-Kubernetes-1.12, id: 5.1.2}]
#   parameters: [credential_files]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "get", "resource": "secrets", "name": "db", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "describe", "resource": "secrets", "name": "db", "namespace": "shop", "environment": "development"}
package action.rules.credentials
import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": concat("", [action.said(act), " shows a credential"])}) if {
	some act in action.acts
	act.index in action.credential_acts
}

findings contains object.union(action.place(act), {"message": concat("", [action.said(act), " makes a credential"])}) if {
	some act in action.acts
	act.class == "write"
	some target in act.targets
	makes(target)
}

makes(target) if target.kind in {"apikeys", "tokens", "accesstokens", "accesskeys"}

makes(target) if target.subresource == "token"

findings contains object.union(setting.place, {"message": message}) if {
	some setting in action.settings
	is_string(setting.value)
	action.runs_commands(setting.act)
	action.is_listed_within(setting.value, parameters.values.credential_files)
	message := "names a file that holds credentials"
}
