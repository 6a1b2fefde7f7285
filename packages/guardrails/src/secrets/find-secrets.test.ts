import { describe, expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { findSecrets } from "./find-secrets.js";

/** What is found, with the part of the text that it is; made of parts, so that no scanner takes a test for a leak. */
function found(text: string): readonly (readonly [string, string])[] {
  return findSecrets(text).map(({ kind, at, length }) => [kind, text.slice(at, at + length)]);
}

const password = "Tr0ub4dor&3x";
const token = madeUp(32);
const base64 = (text: string): string => btoa(text);
const url = (value: object): string => base64(JSON.stringify(value)).replace(/=+$/, "");

describe("a value with a name", () => {
  it.each([
    ["a setting", `DB_PASSWORD=${password}`],
    ["YAML", `password: ${password}`],
    ["quoted YAML", `password: "${password}"`],
    ["JSON", `{"apiKey": "${password}"}`],
    ["JSON in a text", `{\\"apiKey\\": \\"${password}\\"}`],
    ["XML", `<password>${password}</password>`],
    ["a program", `client_secret := "${password}"`],
    ["Ruby", `:secret => '${password}'`],
    ["PHP", `$config['db_password'] = '${password}';`],
    ["an ADO string", `Server=db;User Id=app;Password=${password};`],
    ["the settings of Helm", `helm install app --set auth.token=${password} -n prod`],
    ["kubectl", `kubectl create secret generic db --from-literal=password=${password}`],
    ["a flag", `az login -u app --password ${password} --tenant t`],
    ["a flag with a sign", `tool --client-secret="${password}"`],
    ["a variable of Kubernetes", `- name: DB_PASSWORD\n  value: ${password}`],
    ["a variable of Kubernetes in JSON", `{"name": "API_TOKEN", "value": "${password}"}`],
    ["a call", `props.put("password", "${password}")`],
    ["a constant of PHP", `define('AUTH_KEY', '${password}');`],
    ["PowerShell", `ConvertTo-SecureString "${password}" -AsPlainText`],
    ["a table", `| password | ${password} |`],
    ["short", `pw: ${password}`],
    ["what somebody tells of a change", `the admin password was changed to ${password}`],
    ["what somebody says", `the password for root is ${password}`],
    ["what somebody says first", `here is the token I use: ${password}`],
    ["what somebody just puts there", `log in with password ${password}`],
  ])("in %s", (_, text) => expect(found(text)).toEqual([["assignment", password]]));

  it.each([
    ["of small letters", "correcthorsebattery"],
    ["of words that are joined", "correct-horse_battery/staple"],
    ["that is a name", "CorrectHorseBattery"],
    ["that is the name of an object", "tls-kx2yh"],
    ["that is a path", "/run/secrets/db1"],
    ["that is a file", "server1.pem"],
    ["that is an address", "https://vault.svc/v1"],
    ["that is computed", "getPassword2(user)"],
    ["that is a property", "config.database.password"],
    ["that is a version", "v1.28.3"],
    ["that is a date", "2026-01-31"],
    ["that is a number", "1200000"],
    ["that is a duration", "3600s"],
    ["that is an address of a host", "10.20.30.40:8080"],
    ["that is a digest", `sha256:${madeUp(64, "hex")}`],
    ["that is a file in folders", "docs/key1/export.md"],
    ["that is an image", "shop/api:1.2.3"],
    ["too short", "aB3$x"],
    ["that is the word", "password"],
    ["that is the word and a number", "secret123"],
    ["in angles", "<my-password1>"],
    ["that is a variable", "$PASSWORD1"],
    ["that is a variable in braces", "${PASSWORD1}"],
    ["of a template", "{{password1}}"],
    ["of a workflow", "${{ secrets.TOKEN1 }}"],
    ["in brackets", "[password1]"],
    ["in parentheses", "(password1)"],
    ["of printf", "%s1"],
    ["of stars", "********"],
    ["that says so", "Change-Me-123"],
    ["that says whose", "Your-Key-123"],
    ["that was taken out", "Redacted-1234"],
    ["of one letter", "xxxxPassword1"],
    ["cut short", "Pass...word1"],
    ["masked", "████████████"],
  ])("%s is no secret", (_, value) => expect(found(`password: ${value}`)).toEqual([]));

  it.each([
    ["of small letters and digits", "q8w3e7r2"],
    ["of capitals and digits", "Q8W3E7R2"],
    ["of letters and a sign", "Winter!Is!Here"],
    ["of random letters in both cases", "WabGJAPLsuQhxT"],
    ["of random small letters", "xkqzvbnwtrplq"],
    ["in hexadecimal digits", madeUp(32, "hex")],
    ["that begins like a path", `/${madeUp(30)}+${madeUp(8)}=`],
    ["with a random part", "app-k3j9x2m4q8w1z7"],
    ["of digits and signs", "4711#0815!23"],
  ])("%s is one", (_, value) => expect(found(`password: ${value}`)).toEqual([["assignment", value]]));

  it.each([
    "csrf-token=",
    "publicToken = ",
    "nextToken: ",
    "key: ",
    "primaryKey = ",
    "kms_key_id: ",
    "secretName: ",
    "accessor: ",
    "tokenizer=",
  ])("that others may see is none: %s", (name) => expect(found(`${name}${token}`)).toEqual([]));

  it.each([
    "Service Account Token Volume Projection?",
    "the secret Database-Credentials-2 is missing",
    "what is the key to Kubernetes 1.28?",
    "The token Expires-In header",
    "set the password in the secret",
    "see [Secret Generation](docs/key/generateSecret.md)",
  ])("words are none: %s", (text) => expect(found(text)).toEqual([]));
});

describe("a credential by its form", () => {
  const header = url({ alg: "HS256", typ: "JWT" });
  const jwt = `${header}.${url({ sub: "a", ns: "b" })}.${madeUp(43)}`;
  const body = madeUp(128, "base64");
  const pem = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`;
  it.each([
    ["jwt", jwt],
    ["jwt", base64(jwt)],
    ["private-key", pem],
    ["private-key", pem.replaceAll("\n", "\\n")],
    ["private-key", pem.replace(" RSA", "")],
    [
      "private-key",
      `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n${body}\n-----END PGP PRIVATE KEY BLOCK-----`,
    ],
    ["private-key", base64(pem)],
    ["kubeadm-token", `${madeUp(5, "small")}7.k${madeUp(14, "small")}z`],
    ["vault-token", `s.aB3${madeUp(21)}`],
  ])("%s: %s", (kind, value) => expect(found(`see ${value} here`)).toEqual([[kind, value]]));

  it.each([
    ["a header of a key without one", "-----BEGIN OPENSSH PRIVATE KEY----------END OPENSSH PRIVATE KEY-----"],
    ["a public key", `-----BEGIN PUBLIC KEY-----\n${body}`],
    ["a certificate", base64(`-----BEGIN CERTIFICATE-----\n${body}`)],
    ["a token without a header", `eyJ${madeUp(20)}.eyJ${madeUp(20)}.${madeUp(43)}`],
    ["the name of an event", "web-01.17b2a0c3d4e5f607"],
    ["the name of a host", "node01.abcdefghijklmnop"],
    ["a commit", madeUp(40, "hex")],
    ["an identifier", "3b0c0475-0d84-4fd9-a9e4-abaa504a1544"],
    ["a digest", `app@sha256:${madeUp(64, "hex")}`],
  ])("%s is none", (_, value) => expect(found(`see ${value} here`)).toEqual([]));

  it("is told by it where a name says less", () => {
    expect(found(`password=ghp_${madeUp(36)}`)).toEqual([["github-token", `ghp_${madeUp(36)}`]]);
  });
});

describe("a token of an issuer that is not known", () => {
  it.each([
    `acme_${madeUp(32)}`,
    `shop-live-${madeUp(24)}`,
    `acme_v1_${madeUp(40)}`,
    `acme_api_${madeUp(40, "hex")}`,
  ])("is told by its mark and its tail: %s", (value) =>
    expect(found(`store ${value} for it`)).toEqual([["unknown-token", value]]),
  );

  it.each([
    `acme_${madeUp(32, "hex")}`,
    `commit_api_${madeUp(40, "hex")}`,
    `acme_${madeUp(30, "small")}`,
    `acme_${madeUp(16)}`,
    `https://shop.eu/acme_${madeUp(32)}`,
    `acme_${madeUp(32)}.html`,
    `acme_${"xY7".repeat(10)}`,
    "acme_CorrectHorseBatteryStaple2000AndMore",
    "my-deployment-7d9f8c5b6-x2k4j-and-more-of-it",
    `sgp_local_${madeUp(40)}`,
    `sk-ant-api03-${madeUp(60)}`,
  ])("is none: %s", (value) => expect(found(`store ${value} for it`)).toEqual([]));
});

describe("a login", () => {
  it.each([
    ["url-password", "postgres://app:", password.replace("&", ""), "@db.shop.svc:5432/app"],
    ["url-password", "redis://:", "s3cr3tpw", "@cache:6379"],
    ["url-password", "mongodb+srv://root:", "mQyD9kVk36Tj", "@cluster0.mongodb.net"],
    ["url-password", "https://cafebabe:", "deadbeef", "@gems.shop.eu/"],
    ["url-password", "jdbc:oracle:thin:app/", "Kx9mQ2v", "@db:1521:x"],
    ["login", "curl -u developer:", "yqDVtkqPECriaLRi", " https://api"],
    ["login", "curl --user roger:", "pQ9wTxu4Fg", " https://api"],
    ["login", "sshpass -p ", password, " ssh root@node"],
    ["login", "mysql -u root -p", "Kx9mQ2vT", " shop"],
    ["login", "mysql -u root -p", "sunshine", " shop"],
    ["login", "mysqldump -uroot -p'", "sunshine", "' shop > shop.sql"],
    ["login", "kubectl exec db-0 -- mariadb-dump -p", "sun", " --all-databases"],
    ["login", "mysqladmin --password=", "sunshine", " shutdown"],
    ["login", "docker login -u app -p ", "Kx9mQ2vT", " registry"],
    ["login", "echo ", "Kx9mQ2vT", " | docker login -u app --password-stdin"],
    ["login", "machine shop.eu login app password ", "Kx9mQ2vT", ""],
    ["login", "db:5432:shop:app:", "Kx9mQ2vT", ""],
    ["login", "log in with admin/", password, " please"],
    ["login", "creds: admin / ", password, ""],
    ["login", "htpasswd -nb admin ", "Kx9mQ2vT", ""],
    ["password-hash", "root:", `$6$${madeUp(16)}$${madeUp(86)}`, ":19000:0"],
    ["password-hash", "admin:", `$apr1$${madeUp(8)}$${madeUp(22)}`, ""],
    ["session-cookie", "Cookie: theme=dark; session=", madeUp(64), "; a=b"],
    ["login", "openssl rsa -passin pass:", "Kx9mQ2vT", " -in key"],
    ["assignment", "PGPASSWORD=", "Kx9mQ2vT", " psql -h db"],
    ["authorization-header", "curl -H 'Authorization: Bearer ", madeUp(40), "' https://api"],
    ["authorization-header", "curl -H 'Authorization:  ", "5eb4223e-5008-46e5-be67-c7b8f2732305", "'"],
    ["bearer-token", "use Bearer ", madeUp(40), " for it"],
    ["azure-sas", "https://a.blob.core.windows.net/c?sv=2024&sig=", `${madeUp(43)}%3D`, "&se=2027"],
    [
      "azure-key",
      "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=",
      `${madeUp(86)}==`,
      ";EndpointSuffix=x",
    ],
    ["aws-secret-key", "AWS_SECRET_ACCESS_KEY=", `/${madeUp(39)}`, ""],
  ])("%s: %s…", (kind, before, value, behind) => {
    expect(found(`${before}${value}${behind}`)).toEqual([[kind, value]]);
  });

  it.each([
    "postgres://user:password@db",
    "amqp://guest:guest@mq",
    "amqp://app:app@mq",
    "https://app:${PASSWORD}@db",
    "https://app:<password>@db",
    "https://shop.eu:8443/a@b",
    "docker-pullable://nginx:1.25@sha256:0123",
    'curl -u "${name}:${password}" https://api',
    "curl -u <user:password> https://api",
    'curl --user "username:password"',
    "docker run -u 1000:1000 app",
    "kubectl get pods -p 8080 -n shop",
    "mkdir -p /srv/data1",
    "mkdir -psunshine",
    "mysql -u root -p shop",
    "mysql -u root -p$MYSQL_ROOT_PASSWORD shop",
    'mysql -u root -p"${PASSWORD}" shop',
    "mysql -u root -p<password> shop",
    "mysql -P3306 -h db --protocol=tcp",
    "mysql -u root; install -pm755 a b",
    "curl -H 'Authorization: Bearer <token>'",
    "curl -H 'Authorization: Bearer $TOKEN'",
    "curl -H 'Authorization: Token **********'",
    "the bearer authentication of this endpoint",
  ])("is none: %s", (text) => expect(found(text)).toEqual([]));
});

describe("what Kubernetes and registries keep secrets in", () => {
  const encoded = base64("h67lbuQ9o4JFGAbw");
  it.each([
    ["below its kind", `kind: Secret\nmetadata: {name: db}\ndata:\n  username: YWRtaW4=\n  pin: ${encoded}`],
    ["above its kind", `apiVersion: v1\ndata:\n  pin: ${encoded}\nkind: Secret\nmetadata:\n  name: db`],
    ["in JSON", `{"kind": "Secret", "data": {"pin": "${encoded}"}}`],
    ["in a text", `kind: Secret\\ndata:\\n  pin: ${encoded}`],
  ])("a Secret with its data %s", (_, text) => expect(found(text)).toEqual([["kubernetes-secret", encoded]]));

  it("a Secret with data in clear", () => {
    expect(found(`kind: Secret\nstringData:\n  pin: ${password}`)).toEqual([["kubernetes-secret", password]]);
  });

  it.each([
    "kind: Secret\ndata:\n  username: YWRtaW4=\n  config: bG9nLWxldmVsPWluZm8=",
    "kind: Secret\ndata:\n  pin: MWYyZDFlMmU2N2Rm",
    "kind: Secret\ndata:\n  pin: <base64>",
    `kind: SecretStore\ndata:\n  pin: ${encoded}`,
    `kind: ConfigMap\ndata:\n  pin: ${encoded}\n---\nkind: Secret\nmetadata: {name: a}`,
  ])("is none: %s", (text) => expect(found(text)).toEqual([]));

  it.each([
    ["kubeconfig-key", "client-key-data: ", madeUp(64, "base64"), ""],
    ["docker-config-auth", '{"auths": {"r": {"auth": "', base64("app:Kx9mQ2vT"), '"}}}'],
    ["docker-config-auth", '{\\"auths\\": {\\"r\\": {\\"auth\\": \\"', base64("app:Kx9mQ2vT"), '\\"}}}'],
    ["docker-config-auth", ".dockerconfigjson: ", base64('{"auths": {"r": {"auth": "x"}}}'), ""],
    ["kubeadm-certificate-key", "kubeadm join --certificate-key ", madeUp(64, "hex"), ""],
  ])("%s", (kind, before, value, behind) =>
    expect(found(`${before}${value}${behind}`)).toEqual([[kind, value]]),
  );
});

it("are told in the order of the text, with their places", () => {
  const key = `AKIA${madeUp(16, "capitals")}`;
  expect(findSecrets(`password=${password} ${key} postgres://app:s3cr3tpw@db`)).toEqual([
    { kind: "assignment", at: 9, length: 12 },
    { kind: "aws-access-key", at: 22, length: 20 },
    { kind: "url-password", at: 58, length: 8 },
  ]);
});
