package rules.encryption_providers_test

import data.rules.encryption_providers

judged(documents) := found if found := encryption_providers.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["secrets"], "providers": [{"identity": {}}]}]}]) == {{"at": "/resources/0/providers", "message": "`secrets` are written with the provider `identity`", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": []}]) == {{"at": "/resources", "message": "no provider encrypts `secrets`", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["configmaps"], "providers": [{"kms": {}}]}]}]) == {{"at": "/resources", "message": "no provider encrypts `secrets`", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["secrets"], "providers": [{"aesgcm": {}}, {"kms": {}}]}]}]) == {{"at": "/resources/0/providers", "message": "`secrets` are written with the provider `aesgcm`", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["secrets"], "providers": []}]}]) == {{"at": "/resources/0/providers", "message": "`secrets` are written with no provider", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "ControlPlaneInfo", "metadata": {"name": "n"}, "data": {"APIServerInfo": {"encryptionProviderConfigFile": {"content": "cmVzb3VyY2VzOgotIHJlc291cmNlczogW3NlY3JldHNdCiAgcHJvdmlkZXJzOgogIC0gaWRlbnRpdHk6IHt9Cg=="}}}}]) == {{"at": "/data/APIServerInfo/encryptionProviderConfigFile/content", "message": "`secrets` are written with the provider `identity`", "resource": 0, "subject": "ControlPlaneInfo/n"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["secrets"], "providers": [{"identity": {}, "kms": {}}]}]}]) == {{"at": "/resources/0/providers", "message": "`secrets` are written with the provider `identity` or `kms`", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["secrets"], "providers": [{}]}]}]) == {{"at": "/resources/0/providers", "message": "`secrets` are written with no provider", "resource": 0, "subject": "EncryptionConfiguration/(unnamed)"}}
}

test_what_passes if {
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["secrets"], "providers": [{"kms": {"apiVersion": "v2", "name": "keys", "endpoint": "unix:///run/keys.sock"}}, {"identity": {}}]}]}]) == set()
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["*.*"], "providers": [{"secretbox": {}}]}]}]) == set()
	judged([{"apiVersion": "apiserver.config.k8s.io/v1", "kind": "EncryptionConfiguration", "resources": [{"resources": ["*."], "providers": [{"aescbc": {}}, {"identity": {}}]}]}]) == set()
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "ControlPlaneInfo", "metadata": {"name": "n"}, "data": {"APIServerInfo": {"encryptionProviderConfigFile": {"content": "cmVzb3VyY2VzOgotIHJlc291cmNlczogW3NlY3JldHNdCiAgcHJvdmlkZXJzOgogIC0ga21zOiB7fQo="}}}}]) == set()
	judged([{"apiVersion": "hostdata.kubescape.cloud/v1beta0", "kind": "ControlPlaneInfo", "metadata": {"name": "n"}, "data": {"APIServerInfo": {}}}]) == set()
}

test_says_all_about_itself if {
	encryption_providers.about.title == "Secrets are encrypted by nothing"
	object.remove(encryption_providers.about.custom, ["examples", "parameters"]) == {"id": "K8S-ENCRYPTION-PROVIDERS", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Put kms, secretbox or aescbc first in the providers of secrets", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.28"}, {"framework": "HIPAA", "id": "164.312(a)(2)(iv)"}], "kinds": [{"group": "apiserver.config.k8s.io", "kind": "EncryptionConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}
