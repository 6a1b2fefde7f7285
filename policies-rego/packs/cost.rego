# METADATA
# title: Cost
# description: What costs more than it must, or hides what it costs.
package packs.cost

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := packs.rules_in({"cost", "resources"})
