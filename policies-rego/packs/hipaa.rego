# METADATA
# title: HIPAA Security Rule
# description: What supports a specification of the HIPAA Security Rule, 45 CFR 164 Subpart C.
package packs.hipaa

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := object.union(packs.rules_of("HIPAA"), packs.reading)
