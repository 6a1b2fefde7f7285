package rules.service_account_token_test

import data.rules.service_account_token

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

test_says_all_about_itself if {
	service_account_token.about.title == "Service-account token mounted"
	object.remove(service_account_token.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-SERVICE-ACCOUNT-TOKEN",
		"domain": "identity",
		"scope": "set",
		"severity": "low",
		"remedy": "Set automountServiceAccountToken to false for the pod, or for its ServiceAccount",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.6"}, {"framework": "HIPAA", "id": "164.312(a)(2)(i)"}],
		"kinds": [{"group": "", "kind": "ServiceAccount"}],
	}
}

findings_of(manifest) := found if {
	found := service_account_token.findings with input as given([manifest])
}

test_messages_and_places if {
	findings_of(pod({})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec", "message": "the token of service account `default` is mounted into the pod", "patch": [{"op": "add", "path": "/spec/automountServiceAccountToken", "value": false}]}}
	findings_of(pod({"serviceAccountName": "web"})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec", "message": "the token of service account `web` is mounted into the pod", "patch": [{"op": "add", "path": "/spec/automountServiceAccountToken", "value": false}]}}
	findings_of(pod({"serviceAccountName": 3, "serviceAccount": "old"})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec", "message": "the token of service account `old` is mounted into the pod", "patch": [{"op": "add", "path": "/spec/automountServiceAccountToken", "value": false}]}}
	findings_of(pod({"serviceAccountName": "", "serviceAccount": 3})) == {{"resource": 0, "subject": "Pod/web", "at": "/spec", "message": "the token of service account `default` is mounted into the pod", "patch": [{"op": "add", "path": "/spec/automountServiceAccountToken", "value": false}]}}
	findings_of(account("web", "shop", true)) == {{"resource": 0, "subject": "ServiceAccount/web", "at": "/automountServiceAccountToken", "message": "the service account has its token mounted into every pod that uses it"}}
}

test_an_account_that_a_pod_uses_is_found_there if {
	places([pod({"serviceAccountName": "web"}), account("web", "default", true)]) == {"/spec"}
	places([pod({"serviceAccountName": "web"}), account("web", "shop", true)]) == {"/spec", "/automountServiceAccountToken"}
	places([pod({"serviceAccountName": "web"}), account("api", "default", true)]) == {"/spec", "/automountServiceAccountToken"}
}

test_only_an_account_speaks_for_pods if {
	places([pod({"serviceAccountName": "web"}), object.union(account("web", "default", false), {"kind": "Account"})]) == {"/spec"}
	places([pod({"serviceAccountName": "web"}), account("web", "default", null)]) == {"/spec"}
}

test_a_part_of_a_pod_leaves_out_what_it_likes if {
	findings_of({"kind": "App", "spec": {"driver": {"hostPID": true}}}) == set()
}
