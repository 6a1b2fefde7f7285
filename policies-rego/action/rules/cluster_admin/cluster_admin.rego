# METADATA
# title: Rights without bound
# description: >-
#   A binding to cluster-admin, or a role that may do everything or give itself more, is the whole cluster. Somebody
#   else looks first, in every environment.
# custom:
#   id: ACT-CLUSTER-ADMIN
#   severity: high
#   effect: require_approval
#   approvers: [security-owner]
#   remedy: Give the verbs and resources that are needed, in one namespace
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.1}]
#   examples:
#     bad: |
#       {"verb": "create", "resource": "clusterrolebindings", "name": "ci", "environment": "development", "arguments": {"clusterrole": "cluster-admin", "user": "ci"}}
#     good: |
#       {"verb": "create", "resource": "rolebindings", "name": "ci", "environment": "development", "arguments": {"clusterrole": "view", "user": "ci"}}
package action.rules.cluster_admin
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(setting.place, {"message": concat("", ["gives the rights of `", name, "`"])}) if {
	some setting in action.settings
	action.is_about(setting.act, roles)
	some name in action.texts(setting.value)
	name in {"cluster-admin", "system:masters"}
}

findings contains object.union(setting.place, {"message": concat("", ["gives `", name, "` of `", setting.key, "`"])}) if {
	some setting in action.settings
	action.is_about(setting.act, roles)
	setting.key in {"verbs", "verb", "resources", "resource", "apigroups"}
	some name in action.texts(setting.value)
	name in {"*", "escalate", "impersonate", "bind"}
}

roles := {"clusterroles", "roles", "clusterrolebindings", "rolebindings", "rbacs", "teams", "users"}
