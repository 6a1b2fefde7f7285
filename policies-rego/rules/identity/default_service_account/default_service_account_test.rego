package rules.default_service_account_test

import data.rules.default_service_account

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := default_service_account.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccountName": "default", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec", "message": "the token of the default service account is mounted into the pod", "resource": 0, "subject": "Pod/web", "variant": "mounted"},
		{"at": "/spec/serviceAccountName", "message": "the pod runs under the default service account, which it names", "resource": 0, "subject": "Pod/web", "variant": "named"},
	}
}

test_the_good_example_passes if {
	findings := default_service_account.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccountName": "web", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_accounts_speak_for_their_namespace if {
	findings := default_service_account.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "b", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "b", "labels": {"app": "web"}}, "spec": {"serviceAccount": "default", "automountServiceAccountToken": false, "containers": [{"name": "a", "image": "a:1"}]}},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": "shop"}, "automountServiceAccountToken": false},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": "b"}},
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web", "namespace": "b"}},
	])
	findings == {
		{"at": "", "message": "the default service account hands its token to pods", "resource": 4, "subject": "ServiceAccount/default", "variant": "account"},
		{"at": "/spec", "message": "the pod runs under the default service account, since it names none", "resource": 0, "subject": "Pod/web", "variant": "implied"},
		{"at": "/spec", "message": "the pod runs under the default service account, since it names none", "resource": 1, "subject": "Pod/web", "variant": "implied"},
		{"at": "/spec", "message": "the pod runs under the default service account, which it names", "resource": 2, "subject": "Pod/web", "variant": "named"},
		{"at": "/spec", "message": "the token of the default service account is mounted into the pod", "resource": 1, "subject": "Pod/web", "variant": "mounted"},
	}
}

test_says_all_about_itself if {
	default_service_account.about.title == "Default service account used"
	object.remove(default_service_account.about.custom, ["examples"]) == {"id": "K8S-DEFAULT-SERVICE-ACCOUNT", "domain": "identity", "scope": "set", "severity": "low", "remedy": "Make a ServiceAccount for the workload and name it in serviceAccountName", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.5"}, {"framework": "HIPAA", "id": "164.312(a)(2)(i)"}], "variants": {"named": {}, "implied": {"title": "No service account named"}, "account": {"title": "Default service account hands its token to pods"}, "mounted": {"title": "Token of the default service account mounted", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.1.5"}, {"framework": "CIS-Kubernetes-1.12", "id": "5.1.6"}, {"framework": "HIPAA", "id": "164.312(a)(2)(i)"}]}}, "kinds": [{"group": "", "kind": "ServiceAccount"}]}
}
