# METADATA
# title: Pod Security Standards
# description: What the Pod Security Standards forbid, at the level `restricted`, which includes `baseline`.
package packs.pss

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := packs.rules_of("PSS")
