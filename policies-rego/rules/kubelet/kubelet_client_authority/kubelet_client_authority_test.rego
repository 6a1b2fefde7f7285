package rules.kubelet_client_authority_test

import data.lib.components_given as given
import data.rules.kubelet_client_authority

found(words) := found if found := kubelet_client_authority.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_client_authority.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--client-ca-file`", "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}]) == {{"at": "", "message": "kubelet has no `authentication.x509.clientCAFile`", "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
}

test_what_passes if {
	found(["--client-ca-file=/pki/ca.crt"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "authentication": {"x509": {"clientCAFile": "/ca.crt"}}}]) == set()
	all_flags := kubelet_client_authority.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_client_authority.about.title == "Kubelet takes no client certificates"
	object.remove(kubelet_client_authority.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-CLIENT-CA-FILE", "domain": "kubelet", "scope": "object", "severity": "high", "remedy": "Set authentication.x509.clientCAFile in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.3"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}
