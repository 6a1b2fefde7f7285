package rules.api_server_anonymous_auth_test

import data.lib.components_given as given
import data.rules.api_server_anonymous_auth

found(words) := found if found := api_server_anonymous_auth.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--anonymous-auth=false`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--anonymous-auth=false"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--anonymous-auth=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--anonymous-auth=true`, not `--anonymous-auth=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--anonymous-auth=false"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--anonymous-auth=false"]) == set()
	found(["--authentication-config=/etc/kubernetes/authentication.yaml"]) == set()
	all_flags := api_server_anonymous_auth.findings with input as given.started("kubectl", "kubectl:1", ["--anonymous-auth=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_anonymous_auth.about.title == "API server answers the anonymous"
	object.remove(api_server_anonymous_auth.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-ANONYMOUS-AUTH", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --anonymous-auth=false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.1"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
