package rules.service_account_automount_test

import data.rules.service_account_automount

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := service_account_automount.findings with input as given([
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": "shop"}},
	])
	findings == {
		{"at": "", "message": "the account hands its token to pods that do not refuse it", "patch": [{"op": "add", "path": "/automountServiceAccountToken", "value": false}], "resource": 0, "subject": "ServiceAccount/default", "variant": "default"},
	}
}

test_the_good_example_passes if {
	findings := service_account_automount.findings with input as given([
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": "shop"}, "automountServiceAccountToken": false},
	])
	findings == set()
}

test_values_of_other_types_refuse_nothing if {
	findings := service_account_automount.findings with input as given([
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a"}, "automountServiceAccountToken": true},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "b"}, "automountServiceAccountToken": "false"},
	])
	findings == {
		{"at": "/automountServiceAccountToken", "message": "the account hands its token to pods that do not refuse it", "patch": [{"op": "add", "path": "/automountServiceAccountToken", "value": false}], "resource": 0, "subject": "ServiceAccount/a", "variant": "other"},
		{"at": "/automountServiceAccountToken", "message": "the account hands its token to pods that do not refuse it", "patch": [{"op": "add", "path": "/automountServiceAccountToken", "value": false}], "resource": 1, "subject": "ServiceAccount/b", "variant": "other"},
	}
}

test_says_all_about_itself if {
	service_account_automount.about.title == "ServiceAccount hands its token to every pod"
	object.remove(service_account_automount.about.custom, ["examples"]) == {"id": "K8S-SERVICE-ACCOUNT-AUTOMOUNT", "domain": "identity", "scope": "object", "severity": "low", "remedy": "Set automountServiceAccountToken to false, and to true in the pods that need the token", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.6"}, {"framework": "HIPAA", "id": "164.312(a)(2)(i)"}], "variants": {"default": {"title": "The default ServiceAccount hands its token to every pod", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.5"}, {"framework": "CIS-Kubernetes-1.12", "id": "5.1.6"}, {"framework": "HIPAA", "id": "164.312(a)(2)(i)"}]}, "other": {}}, "kinds": [{"group": "", "kind": "ServiceAccount"}]}
}
