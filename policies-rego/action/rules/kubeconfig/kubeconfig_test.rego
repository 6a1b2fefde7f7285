package action.rules.kubeconfig_test

import data.action.rules.kubeconfig
import data.lib.action_reading as reading

places(action) := {finding.at | some finding in kubeconfig.findings with input as reading.structured(action, {})}

test_a_download_is_found_wherever_it_is_named if {
	places({"verb": "get", "resource": "clusters/kubeconfig"}) == {"/resource"}
	places({"tool": "palette_get_kube_config", "verb": "get", "resource": "clusters"}) == {"/tool"}
	places({"verb": "download", "resource": "clusters", "name": "admin.kubeconfig"}) == {"/name"}
	places({"verb": "get", "resource": "clusters", "arguments": {"path": "/v1/spectroclusters/1/assets/kubeconfig"}}) == {
		"/arguments/path",
	}
	places({"verb": "get", "resource": "clusters", "arguments": {"include_kubeconfig": true}}) == {
		"/arguments/include_kubeconfig",
	}
}

test_other_reads_pass if {
	places({"verb": "get", "resource": "clusters", "name": "eu-1"}) == set()
	places({"tool": 3, "verb": null, "resource": ["kubeconfig"]}) == set()
}

test_the_kubeconfig_that_kubectl_uses_passes if {
	places({"tool": "kubectl", "verb": "get", "resource": "pods", "arguments": {"kubeconfig": "/home/ana/.kube/config"}}) == set()
}

message := "hands out the credential of a cluster"

test_every_field_that_can_name_it if {
	every field in ["tool", "verb", "resource", "name"] {
		found := kubeconfig.findings with input as object.union({"verb": "", "operations": []}, {field: "get Kube_Config.yaml"})
		found == {{"at": concat("/", ["", field]), "message": message}}
	}
	every field in ["namespace", "cluster", "environment", "subject"] {
		places({"verb": "get", "resource": "clusters", field: "kubeconfig"}) == set()
	}
}

test_every_argument_that_asks_for_it if {
	every key in [
		"path", "url", "URI", "endpoint", "asset", "assets", "sub_resource", "operation", "action", "target", "file",
	] {
		found := kubeconfig.findings with input as reading.structured({"verb": "get", "resource": "clusters", "arguments": {key: "a/kubeconfig"}}, {})
		found == {{"at": concat("/", ["/arguments", key]), "message": message}}
		places({"verb": "get", "resource": "clusters", "arguments": {key: "a/config"}}) == set()
	}
}

test_every_switch_that_asks_for_it if {
	every key in ["includeKubeconfig", "download-kubeconfig", "get_kubeconfig", "withKubeConfig"] {
		found := kubeconfig.findings with input as reading.structured({"verb": "get", "resource": "clusters", "arguments": {key: true}}, {})
		found == {{"at": concat("/", ["/arguments", key]), "message": message}}
		places({"verb": "get", "resource": "clusters", "arguments": {key: false}}) == set()
	}
	places({"verb": "get", "resource": "clusters", "arguments": {"verbose": true}}) == set()
}

test_says_all_about_itself if {
	kubeconfig.about.title == "Download of a kubeconfig"
	object.remove(kubeconfig.about.custom, ["examples", "parameters"]) == {
		"id": "ACT-KUBECONFIG", "severity": "high", "effect": "require_approval", "approvers": ["cluster-admin"],
		"remedy": "Ask for approval, or let the tool act on the cluster without showing its credential",
		"controls": [{"framework": "HIPAA", "id": "164.312(d)"}],
	}
}
