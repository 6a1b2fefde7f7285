# METADATA
# title: Palette cluster profiles
# description: What Palette profiles and packs get wrong.
package packs.palette

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := packs.rules_in({"palette"})
