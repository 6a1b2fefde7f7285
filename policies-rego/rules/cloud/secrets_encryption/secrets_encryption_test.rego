package rules.secrets_encryption_test

import data.rules.secrets_encryption

judged(documents) := found if found := secrets_encryption.findings with input as {"documents": [{"document": document} | some document in documents]}

asked(documents) := found if found := secrets_encryption.findings with input as {"documents": documents}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"EncryptionConfig": null}}}]) == {{"at": "/data/Cluster", "message": "secrets are not encrypted with a key of KMS", "resource": 0, "subject": "ClusterDescribe/shop"}}
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"Cluster": {"EncryptionConfig": [{"Resources": ["pods"]}]}}}]) == {{"at": "/data/Cluster/EncryptionConfig", "message": "secrets are not encrypted with a key of KMS", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"securityProfile": {}}}}]) == {{"at": "/data/properties/securityProfile", "message": "secrets are not encrypted with a key of Key Vault", "resource": 0, "subject": "ClusterDescribe/c"}}
	asked([{"document": {"properties": {"securityProfile": null}}, "input_kind": "cloud-describe", "type": "aks", "address": "c"}]) == {{"at": "/properties", "message": "secrets are not encrypted with a key of Key Vault", "resource": 0, "subject": "aks/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"databaseEncryption": {"state": "DECRYPTED"}}}]) == {{"at": "/data/databaseEncryption/state", "message": "secrets are not encrypted with a key of Cloud KMS", "resource": 0, "subject": "ClusterDescribe/c"}}
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {}}]) == {{"at": "/data", "message": "secrets are not encrypted with a key of Cloud KMS", "resource": 0, "subject": "ClusterDescribe/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "shop"}, "data": {"Cluster": {"EncryptionConfig": [{"Resources": ["secrets"], "Provider": {"KeyArn": "arn:aws:kms:eu-west-1:1:key/1"}}]}}}]) == set()
	asked([{"document": {"cluster": {"encryptionConfig": [{"resources": ["secrets"]}]}}, "input_kind": "cloud-describe", "type": "eks", "address": "c"}]) == set()
	judged([{"apiVersion": "management.azure.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"properties": {"securityProfile": {"azureKeyVaultKms": {"enabled": true}}}}}]) == set()
	asked([{"document": {"securityProfile": {"azureKeyVaultKms": {"enabled": true}}}, "input_kind": "cloud-describe", "type": "aks", "address": "c"}]) == set()
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"databaseEncryption": {"state": "ENCRYPTED"}}}]) == set()
	judged([{"apiVersion": "container.googleapis.com/v1", "kind": "ClusterDescribe", "metadata": {"name": "c"}, "data": {"databaseEncryption": {"state": 1}}}]) == set()
}

test_says_all_about_itself if {
	secrets_encryption.about.title == "Secrets of a managed cluster are not encrypted with a key of one's own"
	object.remove(secrets_encryption.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-SECRETS-ENCRYPTION", "domain": "cloud", "scope": "object", "severity": "high", "remedy": "Encrypt Secrets with a key of KMS: encryptionConfig on EKS, databaseEncryption on GKE, securityProfile.azureKeyVaultKms on AKS", "controls": [{"framework": "HIPAA", "id": "164.312(a)(2)(iv)"}, {"framework": "HIPAA", "id": "164.312(e)(2)(ii)"}, {"framework": "HIPAA", "id": "164.308(a)(4)(ii)(A)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "ClusterDescribe"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "eks"}, {"group": "management.azure.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "aks"}, {"group": "container.googleapis.com", "kind": "ClusterDescribe"}, {"input_kind": "cloud-describe", "type": "gke"}]}
}
