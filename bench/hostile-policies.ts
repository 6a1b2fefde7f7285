// Policies that do nothing but take time and memory: each ends at a limit, or quickly.

export type HostilePolicy = { readonly text: string; readonly input?: unknown };

const megabyte = 1024 * 1024;
const forEver = "some i in numbers.range(1, 1000000)";

/** `r` never finds what it looks for, in a loop with `i`. */
const loop = (condition: string, input?: unknown): HostilePolicy => ({
  text: `package p\nimport rego.v1\nr if {\n\t${forEver}\n\t${condition}\n}`,
  input,
});

/** `x0` is the first value, each of the 40 after it is made of the one before. */
function chain(first: string, step: (x: string) => string, input?: unknown): HostilePolicy {
  const rules = Array.from({ length: 40 }, (_, index) => `x${index + 1} := ${step(`x${index}`)}`);
  return {
    text: ["package p", "import rego.v1", `x0 := ${first}`, ...rules, "r := count(x40)"].join("\n"),
    input,
  };
}

const once = (expression: string, input?: unknown): HostilePolicy => ({
  text: `package p\nimport rego.v1\nr := ${expression}`,
  input,
});

const ascii = "a1 ".repeat(megabyte / 3);
const wide = "é😀x".repeat(megabyte / 8);
const broken = "ff80".repeat(megabyte / 8);
const digits = (count: number): string => "7".repeat(count);
const numbersText = (...texts: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`[${texts.join(",")}]`);
const copies = (count: number): string => `concat("", [input | some k in numbers.range(1, ${count})])`;
const list = Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_000);
const words = Array.from({ length: 50_000 }, (_, index) => `word${index}`);
const networks = Array.from({ length: 5000 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
const graph = Object.fromEntries(words.map((word, index) => [word, [words[(index * 3 + 1) % words.length]]]));

export const hostilePolicies: Readonly<Record<string, HostilePolicy>> = {
  "a plain loop": loop(
    "some j in input\n\ti + j < 0",
    Array.from({ length: 1000 }, (_, index) => index),
  ),
  "hexadecimal of 200 copies": once(`count(sprintf("%x", [${copies(200)}]))`, ascii),
  "hex.encode again and again": chain("input", (x) => `hex.encode(${x})`, ascii),
  "urlquery.encode again and again": chain("input", (x) => `urlquery.encode(${x})`, "%".repeat(1000)),
  "base64.encode again and again": chain("input", (x) => `base64.encode(${x})`, ascii),
  "json.marshal again and again": chain("input", (x) => `json.marshal(${x})`, '"'.repeat(1000)),
  "yaml.marshal again and again": chain("input", (x) => `yaml.marshal(${x})`, '"'.repeat(1000)),
  "concat again and again": chain("input", (x) => `concat(${x}, [${x}, ${x}])`, "ab"),
  "replace again and again": chain("input", (x) => `replace(${x}, "a", ${x})`, "aa"),
  "sprintf again and again": chain("input", (x) => `sprintf("%s%s%s", [${x}, ${x}, ${x}])`, "ab"),
  "escapes in a template": once(
    'strings.render_template("{{.x | html | urlquery | js | urlquery | urlquery | urlquery | urlquery}}", {"x": input})',
    "<".repeat(megabyte),
  ),
  "wide formats": loop('sprintf("%1000000d %1000000s %.1000000f", [i, "x", 1.5]) == ""'),
  "base 64 of 16 copies": loop(`base64.encode(${copies(16)}) == ""`, ascii),
  "array.concat again and again": chain("input", (x) => `array.concat(${x}, ${x})`, [1]),
  "object.union of large ones": loop('object.union(input, {"x": i}) == {}', graph),
  "ranges in a loop": loop("numbers.range(1, 4000000) == []"),
  "ranges of long numbers": loop(
    "numbers.range(input[0], input[0] + 100000) == []",
    numbersText(digits(20_000)),
  ),
  "expressions with repetitions": loop(
    'regex.match(concat("", ["(a{1,500}){1,2}", format_int(i, 10)]), "a")',
  ),
  "expressions of Unicode": loop(
    'regex.match(concat("", ["[^\\\\p{L}\\\\p{N}]{1,90}", format_int(i, 10)]), "a")',
  ),
  "long globs": loop('glob.match(concat("", [input, format_int(i, 10)]), [], "a")', "{a,b}*".repeat(20_000)),
  "certificates that are none": loop(
    "crypto.x509.parse_certificates(input) == []",
    `-----BEGIN CERTIFICATE-----\n${"QUJD".repeat(50_000)}\n-----END CERTIFICATE-----\n`,
  ),
  "keys of many kinds": loop(
    'io.jwt.verify_rs256("a.b.c", sprintf("%s%d", [input, i]))',
    JSON.stringify({ keys: Array.from({ length: 500 }, () => ({ kty: "oct", k: "QUJD".repeat(100) })) }),
  ),
  "a private key of a million digits": once(
    "crypto.x509.parse_rsa_private_key(input)",
    `-----BEGIN RSA PRIVATE KEY-----\n${"MIIC".repeat(50_000)}\n-----END RSA PRIVATE KEY-----\n`,
  ),
  "schemas of GraphQL": loop(
    "graphql.schema_is_valid(sprintf(input, [i]))",
    `type Query%d { ${Array.from({ length: 1000 }, (_, i) => `f${i}(a: Int): String`).join(" ")} }`,
  ),
  "schemas of JSON": loop(
    'json.match_schema({"a": i}, object.union(input, {"title": format_int(i, 10)}))[0] == (i < 0)',
    {
      properties: Object.fromEntries(words.slice(0, 2000).map((word) => [word, { type: "string" }])),
    },
  ),
  "a token of quotes": loop(
    "count(io.jwt.decode(input)) == i",
    `eyJhbGciOiJIUzI1NiIsImN0eSI6IkpXVCJ9.${Buffer.from('"'.repeat(600_000)).toString("base64url")}.c2ln`,
  ),
  "long decimals compared": loop(
    "input[0] > input[1]",
    numbersText(`1.${digits(300_000)}`, `1.${digits(299_999)}8`),
  ),
  "long integers multiplied": loop("input[0] * input[1] == i", numbersText(digits(20_000), digits(20_001))),
  "long integers divided": loop("input[0] % input[1] == i", numbersText(digits(100_000), digits(50_000))),
  "long integers printed": loop('format_int(input[0], 10) == ""', numbersText(digits(100_000))),
  "long integers read": loop("to_number(input) == i", digits(300)),
  "a million digits of bytes": loop("units.parse_bytes(input) == i", digits(megabyte)),
  "a product of long numbers": loop(
    "product(input) == i",
    numbersText(...Array.from({ length: 200 }, () => digits(1000))),
  ),
  "characters counted": loop("count(input) == -i", wide),
  "characters reversed": loop("strings.reverse(input) == input", wide),
  "characters trimmed": loop('trim(input, "é😀x") == "a"', wide),
  "characters of the other case": loop("upper(input) == lower(input)", wide),
  "places of characters": loop('indexof_n(input, "x") == []', wide),
  "characters split": loop('count(split(input, "")) == 0', wide),
  "bytes that are no text": loop('base64.encode(hex.decode(input)) == ""', broken),
  "hashes of large texts": loop('crypto.hmac.sha512(input, input) == ""', ascii),
  "small hashes": loop('some j in numbers.range(1, 1000)\n\tcrypto.sha256("a") == "b"'),
  "large lists sorted": loop("sort(input) == [i]", list),
  "large sets made": loop("count({x | some x in input}) == 0", list),
  "words joined": loop('concat(",", input) == ""', words),
  "prefixes of words": loop('strings.any_prefix_match(input, ["x", "y"])', words),
  "many words replaced": loop('strings.replace_n({w: "x" | some w in input}, "abc") == ""', words),
  "networks merged": loop("net.cidr_merge(input) == set()", networks),
  "a network written out": loop('net.cidr_expand("10.0.0.0/10") == set()'),
  "a graph walked": loop('graph.reachable(input, {"word1"}) == set()', graph),
  "every value walked": loop("count([1 | walk(input, [p, v])]) == 0", graph),
  "patches of a large document": loop(
    'json.patch(input, [{"op": "add", "path": "/x", "value": 1}, {"op": "copy", "from": "/word1", "path": "/y"}]) == {}',
    graph,
  ),
  "JSON read": loop("json.unmarshal(input) == i", JSON.stringify(graph)),
  "YAML read": loop("yaml.unmarshal(input) == i", JSON.stringify(words.slice(0, 5000))),
  "a query string read": loop("urlquery.decode_object(input) == {}", "a=%41&".repeat(100_000)),
  "a version compared": loop('semver.compare(input, "1.2.3") == 5', `1.2.3-${"a.1.".repeat(100_000)}b`),
  "times by long layouts": loop("time.parse_ns(input, input) == i", "Mon Jan 2 15:04 2006 ".repeat(10_000)),
  "addresses of the web": loop(
    'uri.parse(input).path == "x"',
    `https://x.example/${"a/%41".repeat(100_000)}`,
  ),
  "a document replaced": loop("count(input) == i with input.word1 as i", graph),
  "texts in template strings": loop('$"{input}{i}" == ""', ascii),
};
