# METADATA
# title: Pod Security Standards, baseline
# description: What the Pod Security Standards forbid at the level `baseline`.
package packs["pss-baseline"]

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := packs.rules_for("PSS", {"baseline"})
