package rules.kubelet_seccomp_default_test

import data.lib.components_given as given
import data.rules.kubelet_seccomp_default

found(words) := found if found := kubelet_seccomp_default.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--seccomp-default=true`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--seccomp-default=true"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--seccomp-default=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--seccomp-default=false`, not `--seccomp-default=true`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--seccomp-default=true"}], "resource": 0, "subject": "Pod/kubelet"}}
}

test_what_passes if {
	found(["--seccomp-default=true"]) == set()
	all_flags := kubelet_seccomp_default.findings with input as given.started("kubectl", "kubectl:1", ["--seccomp-default=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_seccomp_default.about.title == "Pods run without seccomp unless they ask for it"
	object.remove(kubelet_seccomp_default.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-SECCOMP-DEFAULT", "domain": "kubelet", "scope": "object", "severity": "medium", "remedy": "Set seccompDefault to true in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.14"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
