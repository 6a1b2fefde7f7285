# METADATA
# title: File of the system
# description: >-
#   Files that decide who gets in, what is run and what is trusted are not changed by an agent; nobody can approve
#   that here.
# custom:
#   id: ACT-PROTECTED-FILE
#   severity: critical
#   effect: deny
#   retryable: true
#   remedy: Write to the working directory
#   controls: []
#   parameters: [protected_paths, protected_parts, harmless_files]
#   examples:
#     bad: |
#       {"verb": "write", "resource": "files", "name": "/etc/passwd", "environment": "development"}
#     good: |
#       {"verb": "write", "resource": "files", "name": "docs/plan.md", "environment": "development"}
package action.rules.protected_file

import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": concat("", ["writes to `", path, "`"])}) if {
	some act in action.acts
	some path in written(act)
	is_protected(path)
}

written(act) := ({path | some path in act.writes} | {target.name |
	act.class in {"write", "delete"}
	some target in act.targets
	target.kind in {"files", "directories", "folders", "paths"}
}) | {path |
	act.class in {"write", "delete"}
	action.is_about(act, {"files", "directories", "folders", "paths"})
	some path in act.files
}

is_protected(path) if {
	some beginning in parameters.values.protected_paths
	startswith(concat("", [plain(path), "/"]), beginning)
	not is_harmless(path)
}

is_harmless(path) if plain(path) in parameters.values.harmless_files

is_protected(path) if {
	some part in parameters.values.protected_parts
	contains(concat("", ["/", lower(path)]), part)
}

# What climbs could be anywhere.
is_protected(path) if contains(replace(path, "\\", "/"), "../../")

is_protected(path) if plain(path) in {"/", "~", "/*", "~/*", "/home", "/users", "$home", "${home}", "*", "/var", "/opt", "/srv", "/mnt"}

plain(path) := "/" if {
	path == "/"
} else := trim_right(replace(lower(trim_space(path)), "//", "/"), "/")
