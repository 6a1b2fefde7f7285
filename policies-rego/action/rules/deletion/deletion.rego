# METADATA
# title: Deletion
# description: >-
#   What is deleted is gone, with its data at times. Somebody else looks first, in every environment.
# custom:
#   id: ACT-DELETE
#   severity: medium
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Ask for approval, naming what is deleted and why
#   controls: [{framework: HIPAA, id: 164.308(a)(7)(ii)(A)}]
#   variants:
#     production: {title: Deletion in production, severity: high, approvers: [production-owner]}
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
package action.rules.deletion
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message, "variant": variant(act)}) if {
	some act in action.acts
	act.class == "delete"
	message := concat("", [action.quoted(action.squeeze(act.verb)), " removes ", removed(act)])
}

# A change that deletes on the way: `sync` with `prune: true`, `apply` with `replace: …`.
findings contains object.union(setting.place, {"message": message, "variant": variant(setting.act)}) if {
	some setting in action.settings
	setting.act.class == "write"
	setting.key in deleting
	not action.is_off(setting.value)
	message := concat("", [action.quoted(action.path_of(setting)), " deletes what is there"])
}

deleting := {"prune", "pruneresources", "recreate", "destroy", "deletevolumes", "deletedata", "removevolumes", "removeorphans"}

removed(act) := action.target_of(act)

removed(act) := concat("", ["what ", action.quoted(act.tool), " manages"]) if not action.target_of(act)

variant(act) := "production" if {
	act.production
} else := "elsewhere"
