// User and password in one: addresses, connection strings, and what command lines take.
import type { Detector } from "../sensitive/detector.js";
import { patternDetector } from "../sensitive/pattern-detector.js";
import { isSecretAmongWords, isSecretValue } from "./secret-value.js";
import { isStandIn } from "./stand-in.js";

/** `scheme://user:password@host`; a tag and a digest of an image are none. */
const address =
  /(?<=[a-z0-9]):\/\/(?<user>[^\s/:@"'<>]{0,128}):(?<value>[^\s/@"'<>]{3,256})@(?!sha\d{3}:)[A-Za-z0-9[$({_]/iy;
/** `jdbc:oracle:thin:user/password@host`. */
const oracle = /jdbc:oracle:[a-z]{2,5}:[^\s/:@"']{1,64}\/(?<value>[^\s/@"']{3,128})@/iy;
/** `-u user:password`, `--user`, `--proxy-user`, `-U`. */
const userFlag =
  /(?<=\s)(?:-u|--user|--proxy-user|--auth|-a)[\s=]{0,2}["']?[^\s:"'<>|]{1,128}:(?<value>[^\s"'<>|]{4,128})/y;
/** `sshpass -p …`, `mysql -u root -p…`, `docker login -p …`; a port or a mode is none. */
const passwordFlag =
  /(?<=\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass|login|mongo|mongosh|mongodump|redis-cli|psql|7z|unzip|zip|openssl|az|htpasswd|ldapsearch|smbclient|influx|clickhouse-client|rabbitmqctl|kinit|sqlcmd|bcp|net use)\b[^\n|;]{0,120}\s)-(?:p|P|w|a)\s{0,1}["']?(?<value>[^\s"'|;<>-][^\s"'|;<>]{4,128})/y;
/**
 * `mysql -psunshine`: clients of MySQL and MariaDB take what is glued to `-p`, or follows `--password=`, for the password,
 * whatever it looks like; what stands apart from `-p` is the database.
 */
const gluedPassword =
  /(?<=\b(?:mysql(?:dump|admin|import|show|check|pump|slap|binlog|sh|_upgrade)?|mariadb(?:-(?:dump|admin|import|show|check|slap|binlog|upgrade|backup))?|mariabackup|xtrabackup|mydumper|myloader|mycli)\b[^\n|;&]{0,200}\s)(?:-p|--password=)["']?(?<value>[^\s"'|;&<>]{1,128})/y;
/** `openssl … -passin pass:…`. */
const openssl = /(?<=-pass(?:in|out)?\s)pass:(?<value>[^\s"'|;<>]{4,128})/y;
/** `rabbitmqctl add_user name password`, `net user name password`. */
const lastWord =
  /(?:add_user|change_password|net user)\s{1,2}[\w.@-]{1,64}\s{1,2}["']?(?<value>[^\s"'|;<>]{6,128})/y;
/** `htpasswd -nb user password`, `htpasswd -b file user password`. */
const htpasswd =
  /htpasswd\s{1,2}-[a-zA-Z]{0,6}b[a-zA-Z]{0,6}\s{1,2}(?:\S{1,128}\s{1,2})?[\w.@-]{1,64}\s{1,2}["']?(?<value>[^\s"'|;<>]{6,128})/y;
/** `echo '…' | docker login --password-stdin`, `| passwd --stdin`. */
const piped =
  /echo\s{1,2}(?:-n\s)?["']?(?<value>[^\s"'|;<>$]{6,256})["']?\s{0,2}\|\s{0,2}(?:sudo\s(?:-S|.{0,10}passwd)|docker\slogin|helm\sregistry|podman\slogin|passwd|chpasswd|nerdctl\slogin|oras\slogin|crane\sauth)/y;
/** `machine host login user password …`, in `.netrc`. */
const netrc = /(?<=\blogin\s{1,4}\S{1,128}\s{1,8})password\s{1,4}(?<value>\S{4,128})/y;
/** `host:port:database:user:password`, in `.pgpass`. */
const pgpass =
  /(?<=[\w.*-]{1,128}):(?:5432|5433|6432|\*):[\w*-]{1,64}:[\w*.-]{1,64}:(?<value>[^\s:]{4,128})/y;
/** A signature in an address for shared access. */
const sas = /(?<=[?&;]|&amp;)sig=(?<value>[A-Za-z0-9%+/]{40,90}(?:%3[Dd]|=)?)/y;
const awsSignature = /X-Amz-Signature=(?<value>[a-f0-9]{64})/iy;
const accountKey =
  /(?:AccountKey|SharedAccessKey|PrimaryKey|SecondaryKey)=(?<value>[A-Za-z0-9+/]{42,90}={1,2})/iy;
/** Names of a service and of its key, as bundlers have them: `BUNDLE_GEMS__EXAMPLE__COM=user:password`. */
const bundler =
  /BUNDLE_[A-Z0-9_]{4,80}["']?\s{0,2}[=:]\s{0,2}["']?[a-zA-Z0-9]{6,40}:(?<value>[a-zA-Z0-9]{6,40})/y;

/** `log in with admin/…`, `creds: admin / …`. */
const pair =
  /(?:creds?|credentials|log(?:ged)? ?in)(?:\s(?:with|as|is|are|using|to \S{1,40} (?:with|as)))?[\s:=]{1,3}[\w.@-]{2,40}\s?[/:]\s?(?<value>[^\s"'`,;<>]{6,100})/iy;
/** Kept by systems in the place of passwords, and good enough to guess them by. */
const hash = /\$(?:apr1|1|5|6|y|7|2[abxy]|argon2(?:id?|d)|scrypt|pbkdf2[\w-]{0,12})\$[\w./$=,+-]{20,200}/y;

export const logins: readonly Detector[] = [
  patternDetector({
    kind: "login",
    marks: ["creds", "credentials", "login", "log in", "logged in"],
    pattern: pair,
    accepts: isSecretAmongWords,
    isGeneral: true,
  }),
  patternDetector({
    kind: "password-hash",
    marks: [
      "$apr1$",
      "$1$",
      "$5$",
      "$6$",
      "$y$",
      "$7$",
      "$2a$",
      "$2b$",
      "$2x$",
      "$2y$",
      "$argon2",
      "$scrypt$",
      "$pbkdf2",
    ],
    pattern: hash,
    accepts: (value) => !isStandIn(value.slice(4)),
  }),
  patternDetector({ kind: "url-password", marks: ["://"], pattern: address, accepts: isAddressPassword }),
  patternDetector({
    kind: "url-password",
    marks: ["jdbc:oracle:"],
    pattern: oracle,
    accepts: (value) => !isStandIn(value),
  }),
  patternDetector({
    kind: "login",
    marks: ["-u ", '-u"', "--user", "--proxy-user", "-a ", "--auth"],
    pattern: userFlag,
    accepts: isLoginPassword,
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: [" -p", " -w ", " -a "],
    pattern: passwordFlag,
    before: -1,
    accepts: isSecretValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: [" -p", " --password="],
    pattern: gluedPassword,
    before: -1,
    accepts: (value) => !isStandIn(value),
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: ["pass:"],
    pattern: openssl,
    accepts: isSecretValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: ["add_user", "change_password", "net user"],
    pattern: lastWord,
    accepts: isSecretValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: ["htpasswd"],
    pattern: htpasswd,
    accepts: isSecretValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: ["echo "],
    pattern: piped,
    accepts: isSecretValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "login",
    marks: ["password"],
    pattern: netrc,
    accepts: (value) => !isStandIn(value),
  }),
  patternDetector({
    kind: "login",
    marks: [":543", ":6432", ":*:"],
    pattern: pgpass,
    accepts: (value) => !isStandIn(value),
  }),
  patternDetector({ kind: "azure-sas", marks: ["sig="], pattern: sas }),
  patternDetector({ kind: "signed-url", marks: ["X-Amz-Signature="], pattern: awsSignature }),
  patternDetector({
    kind: "azure-key",
    marks: ["AccountKey=", "SharedAccessKey=", "PrimaryKey=", "SecondaryKey="],
    pattern: accountKey,
  }),
  patternDetector({
    kind: "login",
    marks: ["BUNDLE_"],
    pattern: bundler,
    accepts: (value) => !isStandIn(value),
  }),
];

/** Weak ones count, too: where it stands is what it opens. The user's own name, and those of examples, do not. */
function isAddressPassword(value: string, text: string, { start }: { readonly start: number }): boolean {
  const user = /([^\s/:@"'<>]{0,128}):$/.exec(text.slice(Math.max(0, start - 129), start))?.[1] ?? "";
  return (
    !isStandIn(value) && value !== user && !/^\d{1,5}$/.test(value) && !/^(?:user|username)\b/i.test(value)
  );
}

function isLoginPassword(value: string): boolean {
  return isSecretValue(value) && !/^[\d:]+$/.test(value);
}
