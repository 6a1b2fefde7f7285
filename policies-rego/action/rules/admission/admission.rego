# METADATA
# title: Admission switched off
# description: >-
#   Admission is what keeps everybody's changes within the rules. To delete its webhooks and policies, or to have a
#   namespace take privileged pods, is to switch it off: nobody can approve that.
# custom:
#   id: ACT-ADMISSION
#   severity: critical
#   effect: deny
#   retryable: false
#   remedy: Change the one rule that stands in the way, in a reviewed configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.1}]
#   examples:
#     bad: |
#       {"verb": "delete", "resource": "validatingwebhookconfigurations", "name": "policy", "environment": "development"}
#     good: |
#       {"verb": "get", "resource": "validatingwebhookconfigurations", "name": "policy", "environment": "development"}
package action.rules.admission
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": concat("", [action.said(act), " switches admission off"])}) if {
	some act in action.acts
	act.class == "delete"
	some target in act.targets
	is_admission(target)
}

is_admission(target) if target.kind in {
	"validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies",
	"validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
	"podsecuritypolicies", "constrainttemplates", "clusterpolicies",
}

is_admission(target) if endswith(target.group, "gatekeeper.sh")

is_admission(target) if endswith(target.group, "kyverno.io")

findings contains object.union(setting.place, {"message": message}) if {
	some setting in action.settings
	opens(setting)
	message := concat("", [action.quoted(action.path_of(setting)), " switches admission off"])
}

opens(setting) if {
	endswith(setting.key, "podsecuritykubernetesio/enforce")
	action.word(setting.value) in {"privileged", "null", ""}
}

opens(setting) if {
	setting.key == "failurepolicy"
	action.word(setting.value) == "ignore"
}

# A webhook, or a rule of one, that is taken out of its configuration.
opens(setting) if {
	some target in setting.act.targets
	is_admission(target)
	setting.key in {"webhooks", "rules", "validations"}
	action.is_empty(setting.value)
}

opens(setting) if {
	some target in setting.act.targets
	is_admission(target)
	action.squeeze(setting.act.verb) == "patch"
	setting.keys[0] in {"webhooks", "spec"}
	setting.value == null
}

opens(setting) if {
	startswith(setting.key, "disableadmission")
	not action.is_off(setting.value)
}

opens(setting) if {
	setting.key in {"validationfailureaction", "enforcementaction"}
	action.word(setting.value) in {"audit", "warn", "dryrun"}
}

opens(setting) if {
	some key in setting.keys
	contains(key, "admission")
	not startswith(setting.key, "disableadmission")
	action.switches_off(setting)
}
