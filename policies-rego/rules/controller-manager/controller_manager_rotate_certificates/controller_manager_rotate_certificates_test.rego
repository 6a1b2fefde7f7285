package rules.controller_manager_rotate_certificates_test

import data.lib.components_given as given
import data.rules.controller_manager_rotate_certificates

found(words) := found if found := controller_manager_rotate_certificates.findings with input as given.started("kube-controller-manager", "registry.k8s.io/kube-controller-manager:v1.34.0", words)

test_what_is_found if {
	found(["--feature-gates=RotateKubeletServerCertificate=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-controller-manager) turns the feature gate `RotateKubeletServerCertificate` off", "resource": 0, "subject": "Pod/kube-controller-manager"}}
	found(["--feature-gates=A=true,RotateKubeletServerCertificate"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-controller-manager) turns the feature gate `RotateKubeletServerCertificate` off", "resource": 0, "subject": "Pod/kube-controller-manager"}}
}

test_what_passes if {
	found([]) == set()
	found(["--feature-gates=RotateKubeletServerCertificate=true"]) == set()
	found(["--feature-gates=RotateKubeletServerCertificate=false", "--feature-gates=RotateKubeletServerCertificate=true"]) == set()
	all_flags := controller_manager_rotate_certificates.findings with input as given.started("kubectl", "kubectl:1", ["--feature-gates=A=true,RotateKubeletServerCertificate"])
	all_flags == set()
}

test_says_all_about_itself if {
	controller_manager_rotate_certificates.about.title == "Serving certificates of kubelets are not rotated"
	object.remove(controller_manager_rotate_certificates.about.custom, ["examples", "parameters"]) == {"id": "K8S-CONTROLLER-MANAGER-ROTATE-KUBELET-SERVER-CERTIFICATE", "domain": "controller-manager", "scope": "object", "severity": "medium", "remedy": "Remove RotateKubeletServerCertificate=false from --feature-gates", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.3.6"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
