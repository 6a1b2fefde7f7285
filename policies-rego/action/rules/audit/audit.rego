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

findings contains {"at": "/verb", "message": concat("", ["`", action.verb, "` of ", action.target, " ends the audit"])} if {
	ends
	is_audit
}

# A tool's name can be the whole of what it does: `disable_audit_log`.
findings contains {"at": concat("/", ["", field]), "message": "the tool ends the audit"} if {
	some field in ["tool", "verb", "resource"]
	text := action.squeeze(input[field])
	some verb in ["disable", "stop", "delete", "remove", "turnoff", "purge"]
	some object in ["audit", "auditing", "auditlog", "auditlogs", "auditlogging", "auditpolicy", "auditwebhook", "auditsink"]
	endswith(text, concat("", [verb, object]))
}

findings contains {"at": argument.at, "message": message} if {
	action.changes
	some argument in action.arguments
	concerns_audit(argument)
	switches_off(argument)
	message := concat("", ["`", concat(".", argument.keys), "` switches the audit off"])
}

ends if action.class == "delete"

ends if action.verb in ending

is_audit if {
	some part in action.resource_parts
	startswith(part, "audit")
}

is_audit if {
	some part in action.resource_parts
	endswith(part, "audit")
}

is_audit if {
	some holder in holders
	contains(action.squeeze(input.name), holder)
}

concerns_audit(argument) if {
	some key in argument.keys
	contains(key, "audit")
}

off := {"false", "off", "no", "none", "disabled", "disable", "0", "", "null"}

# `audit: {enabled: false}`, `audit-log-path: ""`, `auditLevel: None`
switches_off(argument) if {
	not is_negative(action.key_of(argument))
	word(argument.value) in off
}

# `disableAudit: true`, `audit: {disabled: "yes"}`
switches_off(argument) if {
	is_negative(action.key_of(argument))
	word(argument.value) in {"true", "yes", "on", "1"}
}

is_negative(key) if contains(key, "disable")

is_negative(key) if contains(key, "skip")

# Each is undefined for values of another type.
word(value) := lower(trim_space(value))

word(value) := format_int(value, 10)

word(value) := json.marshal(value) if is_boolean(value)

word(null) := "null"
