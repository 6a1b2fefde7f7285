package rules.api_server_etcd_client_test

import data.lib.components_given as given
import data.rules.api_server_etcd_client

found(words) := found if found := api_server_etcd_client.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {
		{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--etcd-certfile`", "resource": 0, "subject": "Pod/kube-apiserver"},
		{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--etcd-keyfile`", "resource": 0, "subject": "Pod/kube-apiserver"},
	}
	found(["--etcd-certfile=/pki/etcd.crt"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--etcd-keyfile`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--etcd-keyfile=/pki/etcd.key"]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--etcd-certfile`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--etcd-certfile=/pki/etcd.crt", "--etcd-keyfile=/pki/etcd.key"]) == set()
	all_flags := api_server_etcd_client.findings with input as given.started("kubectl", "kubectl:1", ["--etcd-keyfile=/pki/etcd.key"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_etcd_client.about.title == "API server asks etcd as nobody"
	object.remove(api_server_etcd_client.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-ETCD-CLIENT-CERTIFICATE", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --etcd-certfile and --etcd-keyfile", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.23"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
