package rules.api_server_security_context_deny_test

import data.lib.components_given as given
import data.rules.api_server_security_context_deny

found(words) := found if found := api_server_security_context_deny.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.21.14", words)

test_what_is_found if {
	found(["--enable-admission-plugins=NodeRestriction"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `SecurityContextDeny`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--enable-admission-plugins=SecurityContextDeny"]) == set()
	found(["--enable-admission-plugins=PodSecurityPolicy"]) == set()
	all_flags := api_server_security_context_deny.findings with input as given.started("kubectl", "kubectl:1", ["--enable-admission-plugins=NodeRestriction"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_security_context_deny.about.title == "SecurityContextDeny is off"
	object.remove(api_server_security_context_deny.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-SECURITY-CONTEXT-DENY", "domain": "api-server", "scope": "object", "severity": "info", "remedy": "Use Pod Security admission; up to Kubernetes 1.24, PodSecurityPolicy or SecurityContextDeny", "controls": [], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
