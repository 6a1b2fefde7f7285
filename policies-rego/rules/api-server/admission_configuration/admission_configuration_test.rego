package rules.admission_configuration_test

import data.rules.admission_configuration

judged(documents) := found if found := admission_configuration.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AdmissionConfiguration", "plugins": [{"name": "PodSecurity", "configuration": {"apiVersion": "pod-security.admission.config.k8s.io/v1", "kind": "PodSecurityConfiguration", "defaults": {"enforce": "privileged"}}}]}]) == {{"at": "/plugins/0/configuration/defaults/enforce", "message": "Pod Security enforces nothing in a namespace that does not ask for it", "patch": [{"op": "add", "path": "/plugins/0/configuration/defaults/enforce", "value": "baseline"}], "resource": 0, "subject": "AdmissionConfiguration/(unnamed)", "variant": "pod-security"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AdmissionConfiguration", "plugins": [{"name": "ImagePolicyWebhook", "configuration": {"imagePolicy": {"defaultAllow": true}}}, {"name": "PodSecurity", "configuration": {}}, {"name": "EventRateLimit", "path": "a"}]}]) == {
		{"at": "/plugins/0/configuration/imagePolicy/defaultAllow", "message": "images are allowed if the webhook does not answer", "resource": 0, "subject": "AdmissionConfiguration/(unnamed)", "variant": "image-policy"},
		{"at": "/plugins/1/configuration", "message": "Pod Security enforces nothing in a namespace that does not ask for it", "resource": 0, "subject": "AdmissionConfiguration/(unnamed)", "variant": "pod-security"},
	}
	judged([{"apiVersion": "pod-security.admission.config.k8s.io/v1", "kind": "PodSecurityConfiguration", "defaults": {"warn": "restricted"}}]) == {{"at": "/defaults", "message": "Pod Security enforces nothing in a namespace that does not ask for it", "patch": [{"op": "add", "path": "/defaults/enforce", "value": "baseline"}], "resource": 0, "subject": "PodSecurityConfiguration/(unnamed)", "variant": "pod-security"}}
}

test_what_passes if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AdmissionConfiguration", "plugins": [{"name": "PodSecurity", "configuration": {"apiVersion": "pod-security.admission.config.k8s.io/v1", "kind": "PodSecurityConfiguration", "defaults": {"enforce": "baseline"}}}]}]) == set()
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AdmissionConfiguration", "plugins": [{"name": "ImagePolicyWebhook", "configuration": {"imagePolicy": {"defaultAllow": false}}}]}]) == set()
	judged([{"apiVersion": "pod-security.admission.config.k8s.io/v1", "kind": "PodSecurityConfiguration", "defaults": {"enforce": "restricted"}}]) == set()
}

test_says_all_about_itself if {
	admission_configuration.about.title == "Admission lets pass what it should hold back"
	object.remove(admission_configuration.about.custom, ["examples", "parameters"]) == {"id": "K8S-ADMISSION-CONFIGURATION", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Set imagePolicy.defaultAllow to false, and defaults.enforce of PodSecurity to baseline or restricted", "controls": [], "kinds": [{"group": "apiserver.config.k8s.io", "kind": "AdmissionConfiguration"}, {"group": "pod-security.admission.config.k8s.io", "kind": "PodSecurityConfiguration"}], "variants": {"image-policy": {"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.5.1"}]}, "pod-security": {"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.2.1"}]}}}
}
