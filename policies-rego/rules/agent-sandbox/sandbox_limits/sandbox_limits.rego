# METADATA
# title: Agent sandbox without a bound
# description: >-
#   An agent that loops takes what it gets. Each container of its sandbox has a CPU and a memory limit, and none above
#   what an agent may cost.
# custom:
#   id: AGENT-SANDBOX-LIMITS
#   domain: agent-sandbox
#   scope: object
#   severity: medium
#   remedy: State limits for cpu and memory within the maximum
#   controls: []
#   variants:
#     cpu:
#       title: Agent sandbox without a bound for CPU
#     memory:
#       title: Agent sandbox without a bound for memory
#   kinds:
#     - {group: extensions.agents.x-k8s.io, kind: SandboxTemplate}
#     - {group: agents.x-k8s.io, kind: Sandbox}
#   parameters: [sandbox_limits]
#   examples:
#     bad: |
#       {apiVersion: extensions.agents.x-k8s.io/v1beta1, kind: SandboxTemplate, metadata: {name: agent, namespace: lab}, spec: {podTemplate: {spec: {containers: [{name: run, image: registry.example/agent:1.0.0}]}}}}
#     good: |
#       {apiVersion: extensions.agents.x-k8s.io/v1beta1, kind: SandboxTemplate, metadata: {name: agent, namespace: lab}, spec: {podTemplate: {spec: {runtimeClassName: gvisor, containers: [{name: run, image: registry.example/agent:1.0.0, resources: {limits: {cpu: "1", memory: 512Mi}}}]}}}}
package rules.sandbox_limits

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": name}) if {
	roots := {[sandbox.root, sandbox.at] | some sandbox in data.rules.sandbox_egress.sandboxes}
	some container in kubernetes.containers
	[container.root, container.pod.owner.at] in roots
	some name, bound in parameters.values.sandbox_limits
	problem := problem_of(container, name, kubernetes.quantity(bound))
	message := concat("", ["has ", problem, " for ", name, "; allowed is at most ", bound])
	found := kubernetes.container_finding(container, ["resources", "limits", name], message)
}

problem_of(container, name, _) := "no limit" if not kubernetes.stated(container, "limits", name)

problem_of(container, name, bound) := "too high a limit" if kubernetes.stated(container, "limits", name) > bound
