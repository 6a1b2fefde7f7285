# METADATA
# title: Parameters of the configuration pack
# description: >-
#   What users may set under `data.parameters.configuration`, with its defaults: `packs`, and what the rules of each
#   domain go by, `data.configuration.settings`.
package configuration.parameters

import data.lib.parameters

# METADATA
# description: Every setting with its default.
defaults := object.union_n([defaults |
	some domain
	defaults := data.configuration.settings[domain].defaults
])

default settings := {}

settings := data.parameters.configuration

# METADATA
# description: The value of every parameter.
values := parameters.merged(defaults, settings)

# METADATA
# description: The settings that cannot be used.
problems := object.union(parameters.problems(defaults, settings), unknown_packs)

unknown_packs := {pointer: message |
	some index, pack in values.packs
	not data.packs[pack].rules
	pointer := concat("/", ["/packs", format_int(index, 10)])
	message := concat("", ["there is no pack `", pack, "`: there are ", concat(", ", packs)])
}

# METADATA
# description: The packs that there are, by name.
packs := sort([name | some name; data.packs[name].about; name != "always"])

# METADATA
# description: What can be set, what holds, and what cannot be used.
# entrypoint: true
described := {"schema": schema, "values": values, "problems": problems}

schema := {
	"type": "object",
	"additionalProperties": false,
	"properties": object.union_n([properties |
		some domain
		properties := data.configuration.settings[domain].about.custom.properties
	]),
}
