# METADATA
# title: Agent sandbox that reaches everything
# description: >-
#   What runs in an agent's sandbox is written by a model. Unless the template's network policy names what it may
#   reach, it may send what it has seen anywhere.
# custom:
#   id: AGENT-SANDBOX-EGRESS
#   domain: agent-sandbox
#   scope: object
#   severity: high
#   remedy: Set networkPolicyManagement to Managed, and name peers under networkPolicy.egress
#   controls: [{framework: HIPAA, id: 164.312(e)(1)}]
#   kinds:
#     - {group: extensions.agents.x-k8s.io, kind: SandboxTemplate}
#   examples:
#     bad: |
#       {apiVersion: extensions.agents.x-k8s.io/v1beta1, kind: SandboxTemplate, metadata: {name: agent, namespace: lab}, spec: {networkPolicyManagement: Unmanaged, podTemplate: {spec: {runtimeClassName: gvisor, containers: [{name: run, image: registry.example/agent:1.0.0, resources: {limits: {cpu: "1", memory: 512Mi}}}]}}}}
#     good: |
#       {apiVersion: extensions.agents.x-k8s.io/v1beta1, kind: SandboxTemplate, metadata: {name: agent, namespace: lab}, spec: {networkPolicy: {egress: [{to: [{ipBlock: {cidr: 10.0.0.0/24}}], ports: [{port: 443}]}]}, podTemplate: {spec: {runtimeClassName: gvisor, containers: [{name: run, image: registry.example/agent:1.0.0, resources: {limits: {cpu: "1", memory: 512Mi}}}]}}}}
package rules.sandbox_egress

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# METADATA
# description: Templates of sandboxes, and sandboxes of their own.
sandboxes := array.concat(
	kubernetes.of_kind("extensions.agents.x-k8s.io", "SandboxTemplate"),
	[sandbox | some sandbox in kubernetes.of_kind("agents.x-k8s.io", "Sandbox"); sandbox.group != null],
)

findings contains found if {
	some sandbox in kubernetes.of_kind("extensions.agents.x-k8s.io", "SandboxTemplate")
	some [path, message] in problems(object.get(sandbox.manifest, "spec", {}))
	found := object.union(kubernetes.object_finding(sandbox, [], message), {"at": at(sandbox, path)})
}

at(sandbox, path) := kubernetes.pointer(sandbox.at, array.concat(["spec"], path)) if {
	is_object(sandbox.manifest.spec)
} else := sandbox.at

problems(spec) := [[["networkPolicyManagement"], "the template's network policy is not managed"]] if {
	is_object(spec)
	not object.get(spec, "networkPolicyManagement", "Managed") in {"Managed", null}
} else := [[[], "the template has no network policy"]] if {
	not is_object(object.get(spec, "networkPolicy", null))
} else := [[["networkPolicy"], "the network policy names nothing that may be reached"]] if {
	not is_array(object.get(spec.networkPolicy, "egress", []))
} else := [[["networkPolicy", "egress", index], "a rule for egress allows everybody"] |
	some index, rule in object.get(spec.networkPolicy, "egress", [])
	is_open(rule)
]

is_open(rule) if count(kubernetes.list_or_empty(rule, "to")) == 0

is_open(rule) if {
	some peer in rule.to
	is_everybody(peer)
}

is_everybody(peer) if data.rules.network_policy_wide.wide(peer)

is_everybody(peer) if not is_object(peer)

# The pods of the own namespace are other agents' sandboxes, and what serves them.
is_everybody(peer) if {
	data.rules.network_policy_wide.is_empty(peer.podSelector)
	not is_object(object.get(peer, "namespaceSelector", null))
}
