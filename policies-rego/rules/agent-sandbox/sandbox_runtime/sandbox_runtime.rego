# METADATA
# title: Agent sandbox without a hardened runtime
# description: >-
#   Containers share the kernel of their node. Code that a model wrote belongs behind a kernel of its own, or one that
#   answers for it: gVisor, Kata or the like.
# custom:
#   id: AGENT-SANDBOX-RUNTIME
#   domain: agent-sandbox
#   scope: object
#   severity: high
#   remedy: Set runtimeClassName to a hardened runtime class
#   controls: []
#   kinds:
#     - {group: extensions.agents.x-k8s.io, kind: SandboxTemplate}
#     - {group: agents.x-k8s.io, kind: Sandbox}
#   parameters: [hardened_runtime_classes]
#   examples:
#     bad: |
#       {apiVersion: extensions.agents.x-k8s.io/v1beta1, kind: SandboxTemplate, metadata: {name: agent, namespace: lab}, spec: {podTemplate: {spec: {containers: [{name: run, image: registry.example/agent:1.0.0}]}}}}
#     good: |
#       {apiVersion: extensions.agents.x-k8s.io/v1beta1, kind: SandboxTemplate, metadata: {name: agent, namespace: lab}, spec: {podTemplate: {spec: {runtimeClassName: gvisor, containers: [{name: run, image: registry.example/agent:1.0.0, resources: {limits: {cpu: "1", memory: 512Mi}}}]}}}}
package rules.sandbox_runtime

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some sandbox in data.rules.sandbox_egress.sandboxes
	class := object.get(sandbox.manifest, ["spec", "podTemplate", "spec", "runtimeClassName"], "")
	not class in parameters.values.hardened_runtime_classes
	found := kubernetes.object_finding(sandbox, ["spec", "podTemplate", "spec", "runtimeClassName"], message(class))
}

message(class) := "the sandbox has no runtime class" if {
	class in {"", null}
} else := concat("", ["the sandbox has runtime class `", kubernetes.text_or(class, type_name(class)), "`, which is not a hardened one"])
