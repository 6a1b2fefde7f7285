package rules.api_server_image_policy_webhook_test

import data.lib.components_given as given
import data.rules.api_server_image_policy_webhook

found(words) := found if found := api_server_image_policy_webhook.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `ImagePolicyWebhook`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--enable-admission-plugins=AlwaysAdmit"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) does not enable the admission plug-in `ImagePolicyWebhook`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--enable-admission-plugins=ImagePolicyWebhook"]) == set()
	all_flags := api_server_image_policy_webhook.findings with input as given.started("kubectl", "kubectl:1", ["--enable-admission-plugins=AlwaysAdmit"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_image_policy_webhook.about.title == "Images are admitted unseen"
	object.remove(api_server_image_policy_webhook.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-IMAGE-POLICY-WEBHOOK", "domain": "api-server", "scope": "object", "severity": "low", "remedy": "Add ImagePolicyWebhook to --enable-admission-plugins, and its configuration to --admission-control-config-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.5.1"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
