package rules.dashboard_test

import data.rules.dashboard

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := dashboard.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "kubernetesui/dashboard:v2.7.0"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` is the Kubernetes dashboard", "resource": 0, "subject": "Pod/web", "variant": "deployed"},
	}
}

test_the_good_example_passes if {
	findings := dashboard.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_accounts_are_looked_at if {
	findings := dashboard.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccountName": "kubernetes-dashboard", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccount": "kubernetes-dashboard", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"serviceAccountName": "kubernetes-dashboard", "containers": [{"name": "app", "image": "k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:kubernetes-dashboard"}]}},
	])
	findings == {
		{"at": "/spec", "message": "the pod runs under the account of the Kubernetes dashboard", "resource": 1, "subject": "Pod/web", "variant": "account"},
		{"at": "/spec/containers/0/image", "message": "container `app` is the Kubernetes dashboard", "resource": 2, "subject": "Pod/web", "variant": "deployed"},
		{"at": "/spec/serviceAccountName", "message": "the pod runs under the account of the Kubernetes dashboard", "resource": 0, "subject": "Pod/web", "variant": "account"},
	}
}

test_says_all_about_itself if {
	dashboard.about.title == "Kubernetes dashboard"
	object.remove(dashboard.about.custom, ["examples"]) == {"id": "K8S-DASHBOARD", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Remove the dashboard, or give it an account that only reads; give others an account of their own", "controls": [], "variants": {"deployed": {}, "account": {"title": "Account of the Kubernetes dashboard used", "severity": "high"}}}
}
