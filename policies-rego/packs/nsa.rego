# METADATA
# title: NSA and CISA hardening
# description: What the Kubernetes Hardening Guidance of NSA and CISA names.
package packs.nsa

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := packs.rules_of("NSA-CISA")
