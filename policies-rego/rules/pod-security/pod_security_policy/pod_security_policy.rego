# METADATA
# title: PodSecurityPolicy that allows too much
# description: >-
#   A PodSecurityPolicy decides what pods may ask for, in clusters up to Kubernetes 1.24. What it allows, somebody may
#   use.
# custom:
#   id: K8S-POD-SECURITY-POLICY
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: "Restrict the policy, and move to Pod Security admission: policies of this kind are gone since Kubernetes 1.25"
#   controls: []
#   variants:
#     proc-mount:
#       title: PodSecurityPolicy that allows unmasked /proc
#     sysctls:
#       title: PodSecurityPolicy that allows unsafe sysctls
#     net-raw:
#       title: PodSecurityPolicy that lets NET_RAW be kept
#       severity: low
#   kinds:
#     - {group: policy, kind: PodSecurityPolicy}
#     - {group: extensions, kind: PodSecurityPolicy}
#   examples:
#     bad: |
#       {apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: wide}, spec: {allowedProcMountTypes: [Unmasked]}}
#     good: |
#       {apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: narrow}, spec: {requiredDropCapabilities: [ALL]}}
package rules.pod_security_policy

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant}) if {
	some policy in policies
	some [variant, field, message] in problems(policy.manifest.spec)
	found := kubernetes.object_finding(policy, ["spec", field], message)
}

policies := array.concat(kubernetes.of_kind("policy", "PodSecurityPolicy"), [policy |
	some policy in kubernetes.of_kind("extensions", "PodSecurityPolicy")
	policy.group != null
])

problems(spec) := array.concat(
	[["proc-mount", "allowedProcMountTypes", "the policy allows the files of /proc to be unmasked"] |
		some type in spec.allowedProcMountTypes
		type != "Default"
	],
	array.concat(
		[["sysctls", "allowedUnsafeSysctls", concat("", ["the policy allows sysctl `", name, "`"])] |
			some sysctl in spec.allowedUnsafeSysctls
			name := kubernetes.text_or(sysctl, type_name(sysctl))
		],
		[["net-raw", "requiredDropCapabilities", "the policy lets containers keep NET_RAW"] | not drops(spec)],
	),
)

drops(spec) if {
	some capability in spec.requiredDropCapabilities
	upper(capability) in {"ALL", "NET_RAW"}
}
