# METADATA
# title: Secrets of a managed cluster are not encrypted with a key of one's own
# description: >-
#   Without a key of one's own, whoever gets at the storage of the provider, or at a backup of it, gets at the
#   Secrets.
# custom:
#   id: CLOUD-SECRETS-ENCRYPTION
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: "Encrypt Secrets with a key of KMS: encryptionConfig on EKS, databaseEncryption on GKE, securityProfile.azureKeyVaultKms on AKS"
#   controls:
#     - {framework: HIPAA, id: 164.312(a)(2)(iv)}
#     - {framework: HIPAA, id: 164.312(e)(2)(ii)}
#     - {framework: HIPAA, id: 164.308(a)(4)(ii)(A)}
#   kinds:
#     - {group: eks.amazonaws.com, kind: ClusterDescribe}
#     - {group: "*", kind: CloudObject}
#     - {input_kind: cloud-describe, type: eks}
#     - {group: management.azure.com, kind: ClusterDescribe}
#     - {input_kind: cloud-describe, type: aks}
#     - {group: container.googleapis.com, kind: ClusterDescribe}
#     - {input_kind: cloud-describe, type: gke}
#   examples:
#     bad: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           EncryptionConfig: null
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           EncryptionConfig:
#             - Resources: [secrets]
#               Provider: {KeyArn: "arn:aws:kms:eu-west-1:1:key/1"}
package rules.secrets_encryption

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some cluster in cloud.clusters.eks
	not encrypts_secrets(cluster)
	found := cloud.finding(cluster, ["EncryptionConfig"], "secrets are not encrypted with a key of KMS")
}

encrypts_secrets(cluster) if {
	some each in cloud.value(cluster, ["EncryptionConfig"])
	"secrets" in object.get(each, "Resources", object.get(each, "resources", []))
}

findings contains found if {
	some cluster in cloud.clusters.aks
	not cloud.value(cluster, ["securityProfile", "azureKeyVaultKms", "enabled"]) == true
	found := cloud.finding(cluster, ["securityProfile", "azureKeyVaultKms", "enabled"], "secrets are not encrypted with a key of Key Vault")
}

findings contains found if {
	some cluster in cloud.clusters.gke
	not is_encrypted(cloud.value(cluster, ["databaseEncryption", "state"]))
	found := cloud.finding(cluster, ["databaseEncryption", "state"], "secrets are not encrypted with a key of Cloud KMS")
}

# As the interface has it, by name and by number.
is_encrypted(state) if state in {"ENCRYPTED", "CURRENT_STATE_ENCRYPTED", 1}
