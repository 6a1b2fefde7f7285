# METADATA
# title: Audit policy leaves out what matters
# description: >-
#   An audit policy has to tell who read Secrets, changed workloads and went into pods, and must not write Secrets,
#   ConfigMaps and tokens into the log.
# custom:
#   id: K8S-AUDIT-POLICY
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Log secrets, configmaps and tokenreviews at Metadata, and changes of pods and deployments and the use of pods/exec, pods/portforward, pods/proxy and services/proxy at Metadata or more
#   controls: [{framework: CIS-Kubernetes-1.12, id: 3.2.2}, {framework: HIPAA, id: 164.312(b)}]
#   kinds:
#     - {group: audit.k8s.io, kind: Policy}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   variants:
#     missing: {}
#     written: {severity: high}
#   examples:
#     bad: |
#       apiVersion: audit.k8s.io/v1
#       kind: Policy
#       rules:
#         - level: Metadata
#           resources:
#             - resources: [secrets]
#     good: |
#       apiVersion: audit.k8s.io/v1
#       kind: Policy
#       rules:
#         - level: None
#           users: [system:kube-proxy]
#           verbs: [watch]
#         - level: Metadata
package rules.audit_policy

import data.lib.components
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# Only metadata may be written of these, and has to be.
confidential := {["", "secrets"], ["", "configmaps"], ["authentication.k8s.io", "tokenreviews"]}

# Changes of these have to be logged.
changed := {["", "pods"], ["apps", "deployments"]}

# Any use of these has to be logged.
used := {["", "pods/exec"], ["", "pods/portforward"], ["", "pods/proxy"], ["", "services/proxy"]}

concerns := (confidential | changed) | used

changing := {"create", "update", "patch", "delete"}

findings contains found if {
	some policy in policies
	missed := [concern[1] | some concern in concerns; not is_logged(policy.rules, concern)]
	count(missed) > 0
	found := finding(policy, ["rules"], "missing", concat("", ["nothing is logged of ", listed(missed)]))
}

findings contains found if {
	some policy in policies
	some index, rule in policy.rules
	rule.level in {"Request", "RequestResponse"}
	written := [concern[1] |
		some concern in confidential
		matches(rule, concern)
		not is_decided(array.slice(policy.rules, 0, index), concern)
	]
	count(written) > 0
	found := finding(policy, ["rules", index, "level"], "written", concat("", ["what is in ", listed(written), " is written into the log"]))
}

findings contains found if {
	some sensed in kubernetes.opened
	kubernetes.is_kind(sensed, "hostdata.kubescape.cloud", "ControlPlaneInfo")
	some process in components.named["kube-apiserver"]
	process.root == sensed.root
	lacking := components.unless_set(process, "audit-policy-file")
	found := object.union(lacking, {"variant": "missing"})
}

# The first rule that is about everybody decides, whatever those before it make an exception of.
is_logged(rules, concern) if {
	deciding := [rule.level | some rule in rules; matches(rule, concern); is_general(rule)]
	deciding[0] in {"Metadata", "Request", "RequestResponse"}
}

is_decided(rules, concern) if {
	some rule in rules
	matches(rule, concern)
	is_general(rule)
}

is_general(rule) if {
	every field in ["users", "userGroups", "namespaces"] {
		object.get(rule, field, null) in {null, []}
	}
	not names_objects(rule)
	has_verbs(rule)
}

names_objects(rule) if {
	some entry in rule.resources
	count(entry.resourceNames) > 0
}

has_verbs(rule) if object.get(rule, "verbs", null) in {null, []}

has_verbs(rule) if "*" in rule.verbs

has_verbs(rule) if changing - {verb | some verb in rule.verbs} == set()

matches(rule, _) if {
	object.get(rule, "resources", null) in {null, []}
	object.get(rule, "nonResourceURLs", null) in {null, []}
}

matches(rule, [api_group, resource]) if {
	some entry in rule.resources
	object.get(entry, "group", "") == api_group
	is_meant(entry, resource)
}

is_meant(entry, _) if object.get(entry, "resources", null) in {null, []}

is_meant(entry, resource) if {
	steps := split(resource, "/")
	some meant in ({"*", resource} | {pattern | count(steps) == 2; some pattern in [concat("/", [steps[0], "*"]), concat("/", ["*", steps[1]])]})
	meant in entry.resources
}

listed(names) := concat(", ", [concat("", ["`", name, "`"]) | some name in sort(names)])

finding(policy, path, variant, message) := {
	"resource": policy.found.resource,
	"subject": kubernetes.subject(policy.found),
	"at": place(policy, path),
	"variant": variant,
	"message": message,
}

place(policy, path) := kubernetes.pointer(policy.at, kubernetes.existing(policy.found.manifest, path)) if policy.inside

place(policy, _) := policy.at if not policy.inside

policies := array.concat(
	[{"found": found, "at": found.at, "rules": rules_of(found.manifest), "inside": true} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "audit.k8s.io", "Policy")
	],
	[{"found": found, "at": kubernetes.pointer(found.at, path), "rules": rules_of(policy)} |
		some found in kubernetes.opened
		kubernetes.is_kind(found, "hostdata.kubescape.cloud", "ControlPlaneInfo")
		path := ["data", "APIServerInfo", "auditPolicyFile", "content"]
		policy := components.decoded(object.get(found.manifest, path, null))
	],
)

# What is no list has no rule, so that nothing is logged.
default rules_of(_) := []

rules_of(policy) := policy.rules if is_array(policy.rules)
