// Variables of the environment whose names say that they hold a secret.

const secret =
  /SECRET|TOKEN|PASSW|(?:^|_)(?:PWD|PASS|PAT|KEY|APIKEY|CREDENTIALS?)(?:_|$)|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY/i;

/** `AWS_SECRET_ACCESS_KEY`, `PALETTE_PAT` */
export function isSecretName(name: string): boolean {
  return name !== "PWD" && name !== "OLDPWD" && secret.test(name);
}

/** Whether a word that is known only when it runs holds one: `Bearer $TOKEN`. */
export function namesSecretVariable(text: string): boolean {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].some(([, name = ""]) => isSecretName(name));
}
