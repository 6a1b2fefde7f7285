package rules.kubelet_rotate_certificates_test

import data.lib.components_given as given
import data.rules.kubelet_rotate_certificates

found(words) := found if found := kubelet_rotate_certificates.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

test_what_is_found if {
	found(["--rotate-certificates=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--rotate-certificates=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--rotate-certificates=true"}], "resource": 0, "subject": "Pod/kubelet"}}
}

test_what_passes if {
	found([]) == set()
	found(["--rotate-certificates=true"]) == set()
	all_flags := kubelet_rotate_certificates.findings with input as given.started("kubectl", "kubectl:1", ["--rotate-certificates=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_rotate_certificates.about.title == "Client certificate of the kubelet is not rotated"
	object.remove(kubelet_rotate_certificates.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-ROTATE-CERTIFICATES", "domain": "kubelet", "scope": "object", "severity": "medium", "remedy": "Set rotateCertificates to true in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.10"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
