# METADATA
# title: Which rules judge
# description: >-
#   The rules of the packs that `data.parameters.configuration.packs` names. A pack is a package below `data.packs`: its
#   `rules` are the names of rules, each with what the pack wants of it: `"all"`, `{"only": variants}`, `{"except": variants}`.
package configuration.selection

import data.configuration.parameters
import data.lib.packs

# METADATA
# description: The chosen rules by name, each with what the chosen packs want of it.
chosen[name] contains wanted if {
	some pack in array.concat(["always"], parameters.values.packs)
	some name, wanted in data.packs[pack].rules
}

# METADATA
# description: "Whether a chosen pack wants what a rule found."
is_wanted(name, found) if {
	some wanted in chosen[name]
	packs.wants(wanted, found)
}
