// Variables of the environment whose names say that they hold a secret.

const secret =
  /SECRET|TOKEN|PASSW|(?:^|_)(?:PWD|PASS|PAT|KEY|APIKEY|CREDENTIALS?)(?:_|$)|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY/i;

/** `AWS_SECRET_ACCESS_KEY`, `PALETTE_PAT` */
export function isSecretName(name: string): boolean {
  return name !== "PWD" && secret.test(name);
}

/**
 * Whether a word that is known only when it runs holds one: `Bearer $TOKEN`.
 *
 * @param host who would get it: `$GITHUB_TOKEN` is GitHub's own
 */
export function namesSecretVariable(text: string, host = ""): boolean {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].some(
    ([, name = ""]) => isSecretName(name) && !isOwn(name, host.toLowerCase()),
  );
}

/** The name of a secret says whose it is. */
function isOwn(name: string, host: string): boolean {
  const parts = name.toLowerCase().split("_");
  return parts.some(
    (part) => part.length > 3 && !isSecretName(part) && part !== "access" && host.includes(part),
  );
}
