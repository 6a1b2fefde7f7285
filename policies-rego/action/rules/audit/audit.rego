# METADATA
# title: Audit switched off
# description: >-
#   Without its audit log nobody can say what happened, which is the first thing an intruder sees to. Nobody can approve
#   that here.
# custom:
#   id: ACT-AUDIT
#   severity: critical
#   effect: deny
#   retryable: false
#   remedy: Leave the audit log on; change what it records in a reviewed configuration
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 1.2.16}
#     - {framework: HIPAA, id: 164.312(b)}
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "auditsinks", "name": "main", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "auditsinks", "name": "main", "environment": "development"}
package action.rules.audit

import data.lib.action

about := rego.metadata.chain()[1].annotations

# METADATA
# description: Verbs that end what they are applied to.
ending := {"disable", "stop", "pause", "suspend", "mute", "detach", "reset", "revoke"}

# METADATA
# description: Objects that hold the audit's configuration, by a part of their name.
holders := ["auditpolicy", "auditlog", "auditwebhook", "auditconfig", "auditsink", "audittrail"]

findings contains object.union(action.place(act), {"message": concat("", [action.said(act), " ends the audit"])}) if {
	some act in action.acts
	ends(act)
	is_audit(act)
}

# A tool's name can be the whole of what it does: `disable_audit_log`.
findings contains {"at": act.at, "message": "the tool ends the audit"} if {
	some act in action.acts
	names_its_end(act)
}

findings contains {"at": concat("/", ["", field]), "message": "the tool ends the audit"} if {
	some field in ["tool", "verb", "resource"]
	says_its_end(input[field])
}

findings contains object.union(setting.place, {"message": message}) if {
	some setting in action.settings
	concerns_audit(setting)
	action.switches_off(setting)
	message := concat("", [action.quoted(action.path_of(setting)), " switches the audit off"])
}

names_its_end(act) if {
	act.at != ""
	says_its_end(act.tool)
}

says_its_end(text) if {
	some verb in ["disable", "stop", "delete", "remove", "turnoff", "purge"]
	some object in ["audit", "auditing", "auditlog", "auditlogs", "auditlogging", "auditpolicy", "auditwebhook", "auditsink"]
	endswith(action.squeeze(text), concat("", [verb, object]))
}

ends(act) if act.class == "delete"

ends(act) if action.squeeze(act.verb) in ending

is_audit(act) if {
	some target in act.targets
	startswith(target.kind, "audit")
}

is_audit(act) if {
	some target in act.targets
	trim_suffix(action.squeeze(target.kind), "s") != action.squeeze(target.kind)
	endswith(trim_suffix(action.squeeze(target.kind), "s"), "audit")
}

is_audit(act) if {
	some target in act.targets
	some holder in holders
	contains(action.squeeze(target.name), holder)
}

concerns_audit(setting) if {
	some key in setting.keys
	contains(key, "audit")
}
