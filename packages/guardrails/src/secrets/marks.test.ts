// Every mark by which a secret is looked for, with the least that stands around it.
import { describe, expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { findSecrets } from "./find-secrets.js";

function found(text: string): readonly (readonly [string, string])[] {
  return findSecrets(text).map(({ kind, at, length }) => [kind, text.slice(at, at + length)]);
}

const password = "Tr0ub4dor&3x";
const plain = "Kx9mQ2vT";
const token = `ghp_${madeUp(36)}`;
const digest = madeUp(64, "hex");

/** A value with a name tells less than a form does: `told by` stands in the place of `…`. */
const general: readonly (readonly [kind: string, text: string])[] = [
  ["login", "creds: admin / …"],
  ["login", "credentials: admin / …"],
  ["login", "login as admin/…"],
  ["login", "log in with admin/…"],
  ["login", "logged in as admin/…"],
  ["login", "curl -u dev:… x"],
  ["login", 'curl -u"dev:…" x'],
  ["login", "curl --user dev:… x"],
  ["login", "curl --proxy-user dev:… x"],
  ["login", "http -a dev:… x"],
  ["login", "http --auth dev:… x"],
  ["login", "docker login -p … x"],
  ["login", "ldapsearch -w … x"],
  ["login", "redis-cli -a … x"],
  ["login", "openssl rsa -passin pass:… x"],
  ["login", "rabbitmqctl add_user bob … x"],
  ["login", "rabbitmqctl change_password bob … x"],
  ["login", "net user bob … x"],
  ["login", "htpasswd -nb admin … x"],
  ["login", "htpasswd -b file admin … x"],
  ["login", "echo … | docker login --password-stdin"],
  ["assignment", "db_pass=… x"],
  ["assignment", "pwd=… x"],
  ["assignment", "pw:… x"],
  ["assignment", "pw=… x"],
  ["assignment", "psk=… x"],
  ["assignment", "secret=… x"],
  ["assignment", "token=… x"],
  ["assignment", "credential=… x"],
  ["assignment", "creds=… x"],
  ["assignment", "api_key=… x"],
  ["assignment", "_auth=… x"],
  ["assignment", "tool --password … x"],
  ["assignment", "tool --pwd … x"],
  ["assignment", "tool --secret … x"],
  ["assignment", "tool --token … x"],
  ["assignment", "tool --credential … x"],
  ["assignment", "tool --key … x"],
  ["assignment", "tool --api-key … x"],
  ["assignment", "tool --client-secret … x"],
  ["assignment", "- name: DB_PASSWORD\n  value: …"],
  ["assignment", "- name: DB_PWD\n  value: …"],
  ["assignment", "- name: API_TOKEN\n  value: …"],
  ["assignment", "- name: APP_SECRET\n  value: …"],
  ["assignment", "- name: APP_CREDENTIAL\n  value: …"],
  ["assignment", "- name: APP_KEY\n  value: …"],
  ["assignment", "the password for root is …"],
  ["assignment", "the passphrase is …"],
  ["assignment", "the passcode is …"],
  ["assignment", "the pwd is …"],
  ["assignment", "the token is …"],
  ["assignment", "the secret is …"],
  ["assignment", "the credential is …"],
  ["assignment", "the key is …"],
  ["assignment", 'put("password", "…")'],
  ["assignment", 'put("pwd", "…")'],
  ["assignment", 'put("secret", "…")'],
  ["assignment", 'put("token", "…")'],
  ["assignment", 'put("credential", "…")'],
  ["assignment", 'put("api_key", "…")'],
  ["assignment", 'ConvertTo-SecureString "…" -AsPlainText'],
];

describe("what a name or a place tells", () => {
  it.each(general)("is a secret, %s: %s", (kind, text) => {
    const value = text.startsWith("the ") ? "Tr0ub4dor3x9" : "Tr0ub4dor-3x";
    expect(found(text.replace("…", value))).toEqual([[kind, value]]);
  });

  it.each(general)("gives way to what a form tells: %s…", (_, text) =>
    expect(found(text.replace("…", token))).toEqual([["github-token", token]]),
  );

  it.each([
    ["authorization-header", "Authorization: Bearer …"],
    ["session-cookie", "Cookie: session=…"],
    ["bearer-token", "use Bearer …"],
  ])("gives way in headers, too: %s in %s", (kind, text) => {
    expect(found(text.replace("…", digest))).toEqual([[kind, digest]]);
    expect(found(text.replace("…", token))).toEqual([["github-token", token]]);
  });
});

describe("what a form tells", () => {
  it.each([
    ["password-hash", `$apr1$${madeUp(8)}$${madeUp(22)}`],
    ["password-hash", `$1$${madeUp(8)}$${madeUp(22)}`],
    ["password-hash", `$5$${madeUp(16)}$${madeUp(43)}`],
    ["password-hash", `$6$${madeUp(16)}$${madeUp(86)}`],
    ["password-hash", `$y$j9T$${madeUp(22)}$${madeUp(43)}`],
    ["password-hash", `$7$${madeUp(22)}$${madeUp(43)}`],
    ["password-hash", `$2a$10$${madeUp(53)}`],
    ["password-hash", `$2b$10$${madeUp(53)}`],
    ["password-hash", `$2x$10$${madeUp(53)}`],
    ["password-hash", `$2y$10$${madeUp(53)}`],
    ["password-hash", `$argon2id$v=19$m=65536,t=3,p=4$${madeUp(22)}$${madeUp(43)}`],
    ["password-hash", `$scrypt$ln=16,r=8,p=1$${madeUp(22)}$${madeUp(43)}`],
    ["password-hash", `$pbkdf2-sha256$29000$${madeUp(22)}$${madeUp(43)}`],
  ])("%s: %s", (kind, value) => expect(found(`root:${value}:1`)).toEqual([[kind, value]]));

  it.each([
    ["url-password", "postgres://app:", plain, "@db"],
    ["url-password", "jdbc:oracle:thin:app/", plain, "@db"],
    ["login", "machine shop.eu login app password ", plain, ""],
    ["login", "db:5432:shop:app:", plain, ""],
    ["login", "db:5433:shop:app:", plain, ""],
    ["login", "db:6432:shop:app:", plain, ""],
    ["login", "db:*:shop:app:", plain, ""],
    ["azure-sas", "https://a.blob/c?sv=2024&sig=", `${madeUp(43)}%3D`, "&se=2027"],
    ["signed-url", "https://b.s3/x?X-Amz-Signature=", digest, "&a=b"],
    ["azure-key", "AccountKey=", `${madeUp(86)}==`, ";a=b"],
    ["azure-key", "SharedAccessKey=", `${madeUp(43)}=`, ";a=b"],
    ["azure-key", "PrimaryKey=", `${madeUp(43)}=`, ";a=b"],
    ["azure-key", "SecondaryKey=", `${madeUp(43)}=`, ";a=b"],
    ["login", "BUNDLE_GEMS__SHOP__EU=cafebabe:", "deadbeef", ""],
    ["aws-secret-key", "secret_access_key=", madeUp(40), ""],
    ["aws-secret-key", "secret_key=", madeUp(40), ""],
    ["aws-secret-key", "secretAccessKey: ", madeUp(40), ""],
    ["aws-secret-key", "secretKey: ", madeUp(40), ""],
    ["aws-secret-key", "secret-access-key: ", madeUp(40), ""],
    ["private-key", '{"kty":"RSA","d":"', madeUp(64), '"}'],
    ["private-key", "PrivateKey = ", `${madeUp(43, "base64")}=`, ""],
    ["private-key", "PresharedKey = ", `${madeUp(43, "base64")}=`, ""],
    ["private-key", "PuTTY-User-Key-File-3: x\nPrivate-Lines: 1\n", madeUp(64, "base64"), ""],
    ["kubeconfig-key", "client-key-data: ", madeUp(64, "base64"), ""],
    ["docker-config-auth", '{"auth": "', btoa(`app:${plain}`), '"}'],
    ["docker-config-auth", '{\\"auth\\": \\"', btoa(`app:${plain}`), '\\"}'],
    ["docker-config-auth", ".dockerconfigjson: ", btoa('{"auths": {"r": {"auth": "x"}}}'), ""],
    ["docker-config-auth", ".dockercfg: ", btoa('{"auths": {"r": {"auth": "x"}}}'), ""],
    ["vault-token", "see ", `s.aB3${madeUp(21)}`, ""],
    ["vault-unseal-key", "Unseal Key 1: ", madeUp(44), ""],
    ["kubeadm-certificate-key", "kubeadm join --certificate-key ", digest, ""],
  ])("%s: %s…", (kind, before, value, behind) => {
    expect(found(`${before}${value}${behind}`)).toEqual([[kind, value]]);
  });

  it("wins over a name where both are as long", () => {
    expect(found(`secret_key=${madeUp(40)}`)).toEqual([["aws-secret-key", madeUp(40)]]);
    expect(found(`password: s.aB3${madeUp(21)}`)).toEqual([["vault-token", `s.aB3${madeUp(21)}`]]);
  });
});

describe("a stand-in is none", () => {
  it.each([
    "root:$6$example$xxxxxxxxxxxxxxxxxxxxxxxxx:1",
    "postgres://app:app@db",
    "postgres://app:8080@db",
    "postgres://app:username1@db",
    "jdbc:oracle:thin:app/password@db",
    "machine shop.eu login app password ********",
    "db:5432:shop:app:<password>",
    "BUNDLE_GEMS__SHOP__EU=cafebabe:password",
    "curl -u dev:1234567890 x",
    `secret_key=${"ab12".repeat(10)}`,
    "client-key-data: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    `{"auth": "${btoa("app:password")}"}`,
    `{"auth": "${btoa("app:")}"}`,
    `{"auth": "${btoa("no colon at all")}"}`,
    "s.aaaaaaaaaaaaaaaaaaaaaaaa",
    "s.AAAA1111AAAA2222AAAA3333",
    "s.abcdefghqrstuvwxyzklmnop",
    'ConvertTo-SecureString "password" -AsPlainText',
    "Authorization: Bearer aaaaaaaa1aaaaaaa",
    "Authorization: Bearer my-own-words-only",
    "Cookie: session=the_name_of_a_session",
    "API_KEY=A=B=C=D=E=Tr0ub4dor3x9",
  ])("%s", (text) => expect(found(text)).toEqual([]));

  it.each([
    ["a row of four names", "API_KEY=A=B=C=D=Tr0ub4dor3x9", "A=B=C=D=Tr0ub4dor3x9"],
    ["a row of two names", "API_KEY=DD_API_KEY=Tr0ub4dor-3x", "DD_API_KEY=Tr0ub4dor-3x"],
    [
      "the rest of an address",
      `token=${password.replace("&", "")}&next=1`,
      `${password.replace("&", "")}&next=1`,
    ],
  ])("%s is a value", (_, text, value) => expect(found(text)).toEqual([["assignment", value]]));
});

describe("a token of kubeadm", () => {
  it.each([
    ["k3j9x2.q8w3e7r2t6y1u9i4", true],
    ["abcdef.q8w3e7r2t6yiuoip", true],
    ["abcdef.q8wxeyritgyiuoip", false],
    ["abcde7.q8wxeyritgyiuoip", true],
    ["abcde7.0123456789abcdef", false],
    ["abcde7.qwertyuioplkjhgf", false],
    ["abcde7.1234567890987654", false],
    ["abcde7.a1a1a1b1b1b1a1zz", false],
  ])("%s is one: %s", (value, isOne) =>
    expect(found(`join ${value} now`)).toEqual(isOne ? [["kubeadm-token", value]] : []),
  );
});
