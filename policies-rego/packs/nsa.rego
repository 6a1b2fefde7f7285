# METADATA
# title: NSA and CISA hardening
# description: >-
#   What stands for a theme of the Kubernetes Hardening Guidance of NSA and CISA: by the controls of CIS that ask for the
#   same, as frameworks/nsa.yaml has them.
package packs.nsa

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := object.union(packs.rules_for("CIS-Kubernetes-1.12", ids), {"resource_limits": "all"})

ids := {
	"1.1.13", "1.1.14", "1.1.15", "1.1.16", "1.1.17", "1.1.18", "1.2.1", "1.2.14", "1.2.16", "1.2.17", "1.2.18",
	"1.2.19", "1.2.2", "1.2.23", "1.2.24", "1.2.25", "1.2.26", "1.2.27", "1.2.28", "1.2.29", "1.2.4", "1.2.5",
	"1.2.6", "1.2.7", "1.2.8", "1.3.7", "1.4.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1.1",
	"3.1.2", "3.1.3", "3.2.1", "3.2.2", "4.1.5", "4.1.6", "4.2.1", "4.2.12", "4.2.2", "4.2.3", "4.2.4", "4.2.9",
	"5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.5", "5.1.6", "5.1.7", "5.1.8", "5.2.1", "5.2.10", "5.2.11",
	"5.2.12", "5.2.2", "5.2.3", "5.2.4", "5.2.5", "5.2.6", "5.2.7", "5.2.8", "5.2.9", "5.3.1", "5.3.2", "5.5.1",
	"5.6.2", "5.6.3",
}
