package lib.action

import data.action.parameters

# METADATA
# description: "The operations, by index, whose output holds a credential."
credential_acts := {act.index | some act in acts; shows_credential(act)}

shows_credential(act) if act.shows_credentials == true

# Asked of an API, not of a program that prints a table of names.
shows_credential(act) if {
	act.at == ""
	act.class == "read"
	squeeze(act.verb) in {"get", "list", "watch", "read", "show", "view", "export", "download", "fetch", "select", "cat"}
	is_about(act, {
		"secrets", "cloudaccounts", "apikeys", "tokens", "accesstokens", "accesskeys", "credentials", "passwords", "privatekeys",
	})
}

shows_credential(act) if {
	act.class == "read"
	some file in act.files
	is_listed_within(file, parameters.values.credential_files)
}

# METADATA
# description: Whether a path, or a line that has one, is about a file of which a parameter lists a part.
is_listed_within(text, parts) if {
	some part in parts
	contains(concat("", ["/", lower(text)]), part)
}

# METADATA
# description: Whether an operation has something run somewhere else.
runs_commands(act) if squeeze(act.verb) in {"exec", "run", "ssh", "debug", "execute", "cp", "copy", "call", "invoke"}

runs_commands(act) if {
	some target in act.targets
	target.subresource in running
}
