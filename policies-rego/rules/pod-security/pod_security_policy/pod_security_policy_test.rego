package rules.pod_security_policy_test

import data.rules.pod_security_policy

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := pod_security_policy.findings with input as given([
		{"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "wide"}, "spec": {"allowedProcMountTypes": ["Unmasked"]}},
	])
	findings == {
		{"at": "/spec", "message": "the policy lets containers keep NET_RAW", "resource": 0, "subject": "PodSecurityPolicy/wide", "variant": "net-raw"},
		{"at": "/spec/allowedProcMountTypes", "message": "the policy allows the files of /proc to be unmasked", "resource": 0, "subject": "PodSecurityPolicy/wide", "variant": "proc-mount"},
	}
}

test_the_good_example_passes if {
	findings := pod_security_policy.findings with input as given([
		{"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "narrow"}, "spec": {"requiredDropCapabilities": ["ALL"]}},
	])
	findings == set()
}

test_each_problem_is_found if {
	findings := pod_security_policy.findings with input as given([
		{"apiVersion": "extensions/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "a"}, "spec": {"allowedProcMountTypes": ["Default", "Unmasked"], "allowedUnsafeSysctls": ["kernel.msg*", 3], "requiredDropCapabilities": ["CHOWN", 3]}},
		{"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "b"}},
	])
	findings == {
		{"at": "/spec/allowedProcMountTypes", "message": "the policy allows the files of /proc to be unmasked", "resource": 0, "subject": "PodSecurityPolicy/a", "variant": "proc-mount"},
		{"at": "/spec/allowedUnsafeSysctls", "message": "the policy allows sysctl `kernel.msg*`", "resource": 0, "subject": "PodSecurityPolicy/a", "variant": "sysctls"},
		{"at": "/spec/allowedUnsafeSysctls", "message": "the policy allows sysctl `number`", "resource": 0, "subject": "PodSecurityPolicy/a", "variant": "sysctls"},
		{"at": "/spec/requiredDropCapabilities", "message": "the policy lets containers keep NET_RAW", "resource": 0, "subject": "PodSecurityPolicy/a", "variant": "net-raw"},
	}
}

test_other_kinds_pass if {
	findings := pod_security_policy.findings with input as given([
		{"apiVersion": "example.com/v1", "kind": "PodSecurityPolicy", "metadata": {"name": "a"}, "spec": {}},
	])
	findings == set()
}

test_says_all_about_itself if {
	pod_security_policy.about.title == "PodSecurityPolicy that allows too much"
	object.remove(pod_security_policy.about.custom, ["examples"]) == {"id": "K8S-POD-SECURITY-POLICY", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Restrict the policy, and move to Pod Security admission: policies of this kind are gone since Kubernetes 1.25", "controls": [], "variants": {"proc-mount": {"title": "PodSecurityPolicy that allows unmasked /proc"}, "sysctls": {"title": "PodSecurityPolicy that allows unsafe sysctls"}, "net-raw": {"title": "PodSecurityPolicy that lets NET_RAW be kept", "severity": "low"}}, "kinds": [{"group": "policy", "kind": "PodSecurityPolicy"}, {"group": "extensions", "kind": "PodSecurityPolicy"}]}
}
