# METADATA
# title: Parameters
# description: >-
#   What a pack can be told by its users, under `data.parameters.<pack>`. The pack's defaults say which settings exist and
#   of which type they are; a setting that is unknown or of another type is reported, never silently taken.
package lib.parameters

# METADATA
# description: The defaults, with every well-typed setting of the user put over them.
merged(defaults, settings) := object.union(defaults, valid(defaults, settings))

# METADATA
# description: The settings that the defaults know, of the type they have there.
valid(defaults, settings) := {name: value |
	some name, value in settings
	is_well_typed(value, defaults[name])
}

# Lists and objects hold text, in every pack.
is_well_typed(value, fallback) if {
	type_name(value) == type_name(fallback)
	not has_other_than_text(value)
}

has_other_than_text(value) if {
	type_name(value) in {"array", "object"}
	some item in value
	not is_string(item)
}

# METADATA
# description: One message for each setting that is not used, by its JSON pointer below `/parameters/<pack>`.
problems(_, settings) := {"": message} if {
	not is_object(settings)
	message := concat("", ["the parameters are of type ", type_name(settings), ", not an object"])
}

problems(defaults, settings) := {pointer: message |
	some name in object.keys(settings)
	not name in object.keys(valid(defaults, settings))
	pointer := concat("/", ["", name])
	message := problem(defaults, settings, name)
} if {
	is_object(settings)
}

problem(defaults, settings, name) := concat("", ["parameter `", name, "` holds something other than text"]) if {
	type_name(settings[name]) == type_name(defaults[name])
}

problem(defaults, settings, name) := concat("", [
	"parameter `", name, "` is of type ", type_name(settings[name]), ", not ", type_name(defaults[name]),
]) if {
	type_name(settings[name]) != type_name(defaults[name])
}

problem(defaults, _, name) := concat("", ["parameter `", name, "` is not known"]) if {
	not name in object.keys(defaults)
}
