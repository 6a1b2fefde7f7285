// Files that hold keys and passwords, by where programs keep them.

const kept =
  /(?:^|\/)(?:\.kube(?:\/|$)|kubeconfig|\.ssh(?:$|\/$|\/(?!known_hosts|config$|.*\.pub$))|id_(?:rsa|dsa|ecdsa|ed25519)$|\.aws(?:\/|$)|\.azure(?:\/|$)|\.config\/gcloud(?:\/|$)|\.docker\/config\.json|\.netrc|\.pgpass|\.git-credentials|\.npmrc|\.pypirc|\.vault-token|\.env(?:\.[\w-]+)?$|\.terraformrc|credentials\.tfrc\.json|terraform\.tfstate|secrets?\/kubernetes\.io\/|etc\/(?:shadow|gshadow|sudoers|kubernetes\/(?:admin|controller-manager|scheduler|kubelet)\.conf|kubernetes\/pki\/)|proc\/[^/]+\/environ|credentials(?:\.json|\.yaml|\.yml)?$|service-?account\w*\.json$)|\.(?:pem|key|p12|pfx|jks|keystore|kubeconfig|tfstate)$|^\/?run\/secrets\//i;

export function isCredentialPath(path: string): boolean {
  const bare = path.replace(/^['"]|['"]$/g, "");
  return kept.test(bare) || kept.test(bare.split("/").map(folderFor).join("/"));
}

const folders = [
  ".kube",
  ".ssh",
  ".aws",
  ".azure",
  ".docker",
  ".netrc",
  ".pgpass",
  ".vault-token",
  ".git-credentials",
];

/** A pattern of the shell that a folder or file with credentials has: `.kub?`. */
function folderFor(part: string): string {
  if (!/^\.[^*?[]*[*?[]/.test(part) || part.length > 100) return part;
  return folders.find((name) => fits(name, part)) ?? part;
}

/** What stands before the first mark, and behind the last one, is as it is written. */
function fits(name: string, pattern: string): boolean {
  const [start = "", ...rest] = pattern.split(/[*?[\]]+/);
  return name.startsWith(start) && name.endsWith(rest.at(-1) ?? "");
}
