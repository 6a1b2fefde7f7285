package configuration.rules.service_account_token_test

import data.configuration.rules.service_account_token

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in service_account_token.findings with input as given(manifests)}

account(name, namespace, value) := {
	"kind": "ServiceAccount", "metadata": {"name": name, "namespace": namespace},
	"automountServiceAccountToken": value,
}

test_mounted_tokens_are_found if {
	places([pod({"containers": []})]) == {"/spec"}
	places([pod({"automountServiceAccountToken": true})]) == {"/spec/automountServiceAccountToken"}
	places([pod({"automountServiceAccountToken": "false"})]) == {"/spec/automountServiceAccountToken"}
}

test_pods_without_pass if places([pod({"automountServiceAccountToken": false})]) == set()

test_the_account_speaks_for_its_pods if {
	places([pod({"serviceAccountName": "web"}), account("web", "default", false)]) == set()
	places([pod({"serviceAccount": "web"}), account("web", "default", false)]) == set()
	places([pod({}), account("default", "default", false)]) == set()
	places([pod({"serviceAccountName": "web"}), account("web", "elsewhere", false)]) == {"/spec"}
	places([pod({"serviceAccountName": "web", "automountServiceAccountToken": true}), account("web", "default", false)]) == {
		"/spec/automountServiceAccountToken",
	}
}

test_an_account_by_itself_is_judged if {
	places([account("web", "shop", true)]) == {"/automountServiceAccountToken"}
	places([{"kind": "ServiceAccount", "metadata": {"name": "web"}}]) == {""}
	places([account("web", "shop", false)]) == set()
}

test_kinds_of_others_with_that_name_pass if {
	places([{"apiVersion": "iam.example.org/v1", "kind": "ServiceAccount", "metadata": {"name": "web"}}]) == set()
	places([{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web"}}]) == {""}
}

test_odd_types if {
	places([pod({"serviceAccountName": 3, "serviceAccount": ""}), pod("x")]) == {"/spec"}
	places([{"kind": "ServiceAccount", "metadata": 3, "automountServiceAccountToken": false}]) == set()
}
