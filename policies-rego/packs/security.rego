# METADATA
# title: Security
# description: Everything that an attacker could use.
package packs.security

import data.lib.packs

about := rego.metadata.chain()[1].annotations

rules := object.union(packs.reading, packs.rules_in({
	"agent-sandbox", "api-server", "cloud", "controller-manager", "etcd", "identity", "images", "kubelet", "network", "node",
	"pod-security", "rbac", "scheduler", "secrets", "service-mesh",
}))
