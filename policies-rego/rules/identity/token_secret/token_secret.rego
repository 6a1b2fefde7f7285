# METADATA
# title: Token that never expires
# description: >-
#   A Secret of type service-account-token holds a token for good. Tokens that pods ask for are bound to the pod and
#   expire.
# custom:
#   id: K8S-TOKEN-SECRET
#   domain: identity
#   scope: object
#   severity: medium
#   remedy: Delete the Secret and ask for a bound token, by a projected volume or the TokenRequest API
#   controls: [{framework: HIPAA, id: 164.308(a)(3)(ii)(C)}]
#   kinds:
#     - {group: "", kind: Secret}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Secret, metadata: {name: token, annotations: {kubernetes.io/service-account.name: web}}, type: kubernetes.io/service-account-token}
#     good: |
#       {apiVersion: v1, kind: Secret, metadata: {name: login}, type: Opaque}
package rules.token_secret

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some secret in kubernetes.of_kind("", "Secret")
	secret.manifest.type == "kubernetes.io/service-account-token"
	found := kubernetes.object_finding(secret, ["type"], "the Secret holds a token of a service account that never expires")
}
