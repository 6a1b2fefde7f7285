package rules.metadata_access_test

import data.rules.metadata_access

judged(documents) := found if found := metadata_access.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "cloudProviderInfo", "metadata": {"name": "node"}, "data": {"providerMetaDataAPIAccess": true}}]) == {{"at": "/data/providerMetaDataAPIAccess", "message": "the metadata service of the cloud answers", "resource": 0, "subject": "cloudProviderInfo/node"}}
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "cloudProviderInfo", "metadata": {"name": "n"}, "data": {"providerMetaDataAPIAccess": "yes"}}]) == {{"at": "/data/providerMetaDataAPIAccess", "message": "the metadata service of the cloud answers", "resource": 0, "subject": "cloudProviderInfo/n"}}
}

test_what_passes if {
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "cloudProviderInfo", "metadata": {"name": "node"}, "data": {"providerMetaDataAPIAccess": false}}]) == set()
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "cloudProviderInfo", "metadata": {"name": "n"}, "data": {}}]) == set()
}

test_says_all_about_itself if {
	metadata_access.about.title == "Pods reach the metadata of the node"
	object.remove(metadata_access.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-METADATA-ACCESS", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Require IMDSv2 with a hop limit of 1, or block 169.254.169.254 for pods", "controls": [], "kinds": [{"group": "hostdata.kubescape.cloud", "kind": "cloudProviderInfo"}]}
}
