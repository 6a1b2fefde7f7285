# METADATA
# title: CIS Kubernetes Benchmark v1.12
# description: What a control of the CIS Kubernetes Benchmark v1.12 names.
package packs.cis

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := object.union(packs.rules_of("CIS-Kubernetes-1.12"), packs.reading)
