package rules.api_server_event_rate_limit_test

import data.lib.components_given as given
import data.rules.api_server_event_rate_limit

found(words) := found if found := api_server_event_rate_limit.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `EventRateLimit`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--enable-admission-plugins=NodeRestriction"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `EventRateLimit`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--enable-admission-plugins=EventRateLimit"]) == set()
	all_flags := api_server_event_rate_limit.findings with input as given.started("kubectl", "kubectl:1", ["--enable-admission-plugins=NodeRestriction"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_event_rate_limit.about.title == "Events are not limited"
	object.remove(api_server_event_rate_limit.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-EVENT-RATE-LIMIT", "domain": "api-server", "scope": "object", "severity": "low", "remedy": "Add EventRateLimit to --enable-admission-plugins, and its limits to --admission-control-config-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.9"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
