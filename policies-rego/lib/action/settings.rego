package lib.action

# METADATA
# description: >-
#   Every single value that a change would set, wherever it was said: flags, arguments, patches, bodies, manifests. `key`
#   is the last name on its way, squeezed: `instance_type` is `instancetype`; the elements of a list are called as it is.
settings := array.concat(
	[setting |
		some act in changing
		some change in act.changes
		setting := setting_of(act, change.path, change.value, change.at)
	],
	[setting |
		some act in changing
		some manifest in act.manifests
		not is_spelt_out(act, manifest)
		walk(manifest.object, [path, value])
		not is_array(value)
		not is_object(value)
		setting := setting_of(act, path, value, manifest.at)
	],
)

# What stands in an argument as data has a change for each value already.
is_spelt_out(act, manifest) if {
	some change in act.changes
	startswith(change.at, concat("", [manifest.at, "/"]))
}

setting_of(act, path, value, at) := {
	"act": act,
	"key": keys[count(keys) - 1],
	"keys": keys,
	"value": value,
	"place": place_of_setting(act, at),
} if {
	keys := [squeeze(name) | some name in path; is_string(name)]
	count(keys) > 0
}

place_of_setting(act, at) := {"at": at, "range": act.range} if {
	at == act.at
	is_object(act.range)
} else := {"at": at}

# METADATA
# description: The path of a setting as people write it.
path_of(setting) := concat(".", setting.keys)

# METADATA
# description: Whether nothing is left.
is_empty(value) if value in {null, "", "null", "[]", "{}"}

is_empty(value) if {
	type_name(value) in {"array", "object"}
	count(value) == 0
}

# METADATA
# description: Arguments that name a type of machine.
machine_type_keys := {
	"instancetype", "instancetypes", "machinetype", "vmsize", "vmtype", "instancesize", "flavor", "flavour", "sku",
	"nodetype", "nodeinstancetype", "servertype", "shape",
}

# METADATA
# description: What stands for no.
off := {"false", "off", "no", "none", "disabled", "disable", "0", "", "null"}

# METADATA
# description: What stands for yes.
on := {"true", "yes", "on", "1"}

# METADATA
# description: Whether a value stands for no.
is_off(value) if word(value) in off

# METADATA
# description: "A setting's value as one word; undefined where it is a list or an object."
word(value) := lower(trim_space(value))

word(value) := format_int(value, 10) if is_number(value)

word(value) := json.marshal(value) if is_boolean(value)

word(null) := "null"

# METADATA
# description: "Whether a setting switches off what its words are about: `audit: {enabled: false}`, `skipAudit: true`."
switches_off(setting) if {
	not is_negative(setting.key)
	word(setting.value) in off
}

switches_off(setting) if {
	is_negative(setting.key)
	word(setting.value) in on
}

is_negative(key) if contains(key, "disable")

is_negative(key) if contains(key, "skip")

# METADATA
# description: "A bound's number, also where it is written as text."
number(value) := value if is_number(value)

number(value) := to_number(trim_space(value)) if {
	is_string(value)
	trim(trim_space(value), "0123456789") == ""
	trim_space(value) != ""
}

# METADATA
# description: "Texts that one value holds: `a,b` are two."
texts(value) := {text |
	some part in split(value, ",")
	text := lower(trim_space(part))
}
