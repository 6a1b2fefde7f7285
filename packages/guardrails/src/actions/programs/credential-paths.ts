// Files that hold keys and passwords, by where programs keep them.

const kept =
  /(?:^|\/)(?:\.kube(?:\/|$)|kubeconfig|\.ssh(?:$|\/$|\/(?!known_hosts|config$|.*\.pub$))|id_(?:rsa|dsa|ecdsa|ed25519)$|\.aws(?:\/|$)|\.azure(?:\/|$)|\.config\/gcloud(?:\/|$)|\.docker\/config\.json|\.netrc|\.pgpass|\.git-credentials|\.npmrc|\.pypirc|\.vault-token|\.env(?:\.[\w-]+)?$|\.terraformrc|credentials\.tfrc\.json|terraform\.tfstate|secrets?\/kubernetes\.io\/|etc\/(?:shadow|gshadow|sudoers|kubernetes\/(?:admin|controller-manager|scheduler|kubelet)\.conf|kubernetes\/pki\/)|proc\/[^/]+\/environ|credentials(?:\.json|\.yaml|\.yml)?$|service-?account\w*\.json$)|\.(?:pem|key|p12|pfx|jks|keystore|kubeconfig|tfstate)$|^\/?run\/secrets\//i;

export function isCredentialPath(path: string): boolean {
  return kept.test(path.replace(/^['"]|['"]$/g, ""));
}
