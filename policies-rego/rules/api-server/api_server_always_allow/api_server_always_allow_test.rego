package rules.api_server_always_allow_test

import data.lib.components_given as given
import data.rules.api_server_always_allow

found(words) := found if found := api_server_always_allow.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--authorization-mode`, which means `AlwaysAllow`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--authorization-mode=AlwaysAllow"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `AlwaysAllow` in `--authorization-mode`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--authorization-mode=Node,AlwaysAllow"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `AlwaysAllow` in `--authorization-mode`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--authorization-mode=Node,RBAC"]) == set()
	found(["--authorization-config=/etc/kubernetes/authorization.yaml"]) == set()
	all_flags := api_server_always_allow.findings with input as given.started("kubectl", "kubectl:1", ["--authorization-mode=Node,AlwaysAllow"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_always_allow.about.title == "API server allows everything"
	object.remove(api_server_always_allow.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-ALWAYS-ALLOW", "domain": "api-server", "scope": "object", "severity": "critical", "remedy": "Start kube-apiserver with --authorization-mode=Node,RBAC", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.6"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
