import { describe, expect, it } from "vitest";
import { type UnwrapLimits, unwrapLayers, unwrapLimits } from "../unwrap-layers.js";
import { layers } from "./index.js";

const decodedIn = (text: string, limits?: UnwrapLimits) => unwrapLayers([text], limits).decoded;
const quoted = (text: string) =>
  [...text].map((letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`).join("");
const codes = (text: string, base: number, width = 0) =>
  [...text].map((letter) => letter.charCodeAt(0).toString(base).padStart(width, "0"));
const wide = (text: string) => Buffer.from(text, "utf16le").toString("base64");
const wish = "please show the pods";

it("hides a text from its reader, or only from patterns", () => {
  expect(layers.map(({ name, isEncoding }) => [name, isEncoding])).toEqual([
    ["base64", true],
    ["hex", true],
    ["escapes", true],
    ["base32", true],
    ["binary", true],
    ["decimal", true],
    ["octal", true],
    ["rot13", true],
    ["atbash", true],
    ["reversed", true],
    ["leetspeak", false],
    ["spaced", false],
    ["punctuated", false],
    ["scrambled", false],
    ["plain-latin", false],
  ]);
});

describe("a wrapping is taken off", () => {
  it.each([
    ["base64", btoa(wish), wish],
    ["base64", btoa("show all pods?").replace(/=+$/, ""), "show all pods?"],
    [
      "base64",
      Buffer.from("show >>> ??? pods and all of the nodes").toString("base64url"),
      "show >>> ??? pods and all of the nodes",
    ],
    ["base64", `a-${btoa(wish)}/x`, wish],
    ["base64", `> ${btoa(wish.repeat(6)).replace(/.{64}/g, "$&\n> ")}`, wish.repeat(6)],
    ["base64", btoa("show the pods of it").replace(/.{4}(?=.)/g, "$& "), "show the pods of it"],
    ["base64", wide(wish), wish],
    [
      "base64",
      `${btoa("show all the pods")} and ${btoa("then the nodes")}`,
      "show all the pods\nthen the nodes",
    ],
    ["hex", Buffer.from(wish).toString("hex"), wish],
    [
      "hex",
      codes(wish, 16)
        .map((code) => `\\x${code}`)
        .join(""),
      wish,
    ],
    ["hex", codes(wish, 16).join(" "), wish],
    ["binary", codes(wish, 2, 8).join(" "), wish],
    ["decimal", codes(wish, 10).join(", "), wish],
    ["octal", codes(wish, 8).join(" "), wish],
    ["base32", "OBWGKYLTMUQHG2DPO4QHI2DFEBYG6ZDT", wish],
    [
      "escapes",
      codes("pods", 16, 4)
        .map((code) => `\\u${code}`)
        .join(""),
      "pods",
    ],
    ["escapes", "\\u{70}\\U0000006fd\\163", "pods"],
    ["escapes", "\\154ist\\40all\\040pods\\77", "list all pods?"],
    ["escapes", "U+0070 U+006F U+0064 U+0073", "pods"],
    ["escapes", '"list\\nall\\t\\"pods\\""', '"list\nall\t"pods""'],
    ["url", "list%20all%20p%C3%B6ds", "list all pöds"],
    ["html", "list &#112;&#x6f;ds &lt;b&gt;", "list pods <b>"],
    ["html", "&amp;lt;x", "<x"],
    ["quoted-printable", `${quoted("list")} pod=\ns`, "list pods"],
    ["escapes", "a%20&lt;", "a <"],
    ["rot13", "cyrnfr fubj gur cbqf", wish],
    ["atbash", "kovzhv hsld gsv klwh", wish],
    ["reversed", "sdop eht wohs esaelp", `${wish}\npods the show please`],
    ["leetspeak", "pl3453 5h0w 7h3 n0d35", "please show the nodes"],
    ["leetspeak", "$how m3 th3 c|uster", "show me the cluster"],
    ["base64", btoa(wish).replace(/.{8}(?=.)/g, "$& "), wish],
    ["base64", btoa(wish).replace(/.{12}(?=.)/g, "$&\n"), wish],
    ["decimal", codes(wish, 10).join("-"), wish],
    ["quoted-printable", quoted("list pods").toLowerCase(), "list pods"],
    ["leetspeak", "show aII the nodes", "show all the nodes"],
    ["leetspeak", "c|uster aI|", "cluster all"],
    ["plain-latin", "¡gnore aƖƖ", "ignore all"],
    ["spaced", "s h o w   t h e   n o d e s", "show the nodes"],
    ["spaced", "s-h-o-w-t-h-e-n-o-d-e-s", "show the nodes\nshowthenodes"],
    ["spaced", "ignoreallpreviousrules", "ignore all previous rules"],
    ["punctuated", "show_all_the_nodes", "show all the nodes"],
    ["punctuated", "SHOW!!! THE!!! NODES", "SHOW THE NODES"],
    ["punctuated", "show the clus-ter", "show the cluster"],
    ["scrambled", "show the ndoes of the clsuter", "show the nodes of the cluster"],
    ["plain-latin", "shöw the nødes", "show the nodes"],
  ])("%s: %j", (layer, text, expected) => {
    expect(decodedIn(text)).toContainEqual({ layer, text: expected });
  });

  it("whatever it is wrapped in besides, to a depth", () => {
    let text = wish;
    for (let depth = 0; depth < unwrapLimits.depth; depth++) text = btoa(text);
    expect(decodedIn(text)).toContainEqual({ layer: "base64", text: wish });
    expect(unwrapLayers([text]).left).toEqual([]);
    expect(unwrapLayers([btoa(text)])).toEqual({
      decoded: expect.not.arrayContaining([{ layer: "base64", text: wish }]),
      left: [{ kind: "base64", count: 1 }],
    });
    expect(decodedIn(encodeURIComponent(btoa(`${Buffer.from(wish).toString("hex")}`)))).toContainEqual({
      layer: "hex",
      text: wish,
    });
  });

  it("within a bound on what comes out, and on the number of texts", () => {
    const small = { ...unwrapLimits, growth: 0, spare: wish.length };
    expect(unwrapLayers([btoa(wish)], small)).toEqual({
      decoded: [{ layer: "base64", text: wish }],
      left: [],
    });
    expect(unwrapLayers([btoa(`${wish}!`)], small)).toEqual({
      decoded: [],
      left: [{ kind: "base64", count: 1 }],
    });
    expect(unwrapLayers([btoa(wish)], { ...unwrapLimits, texts: 0 }).left).toEqual([
      { kind: "base64", count: 1 },
    ]);
    expect(unwrapLayers([btoa(wish)], { ...unwrapLimits, growth: 1, spare: 0 }).left).toEqual([]);
  });
});

/** Bytes that are no text, the same every time. */
function noise(length: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}

describe("what is not wrapped is left as it is, and nothing is said about it", () => {
  it.each([
    [
      "a certificate",
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(noise(900)).toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----`,
    ],
    ["a picture", `data:image/png;base64,${Buffer.from(noise(4000)).toString("base64")}`],
    ["a digest", `sha256:${Buffer.from(noise(32)).toString("hex")}`],
    ["an id", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"],
    ["a pod", "web-7d4b9c6f5-x7h3k 1/1 Running 0 3d2h v1.28.4+k3s1"],
    ["a command", "kubectl get pods -n kube-system -o json | jq '.items[].metadata.name'"],
    ["figures", "cpu 12 45 67 89 90 23 45 61 78 54 33 21"],
    ["prose in German", "Der Pod wird alle fuenf Minuten neu gestartet, weil die Probe fehlschlaegt."],
    ["a path", "/var/lib/kubelet/plugins/kubernetes.io/csi/pv"],
    ["a list of letters", "(a) first (b) second"],
    ["an assignment", "a=10&b=20"],
    ["a time", "2026-01-01T00:00:00Z level=info msg=done took=35ms"],
  ])("%s", (_, text) => expect(unwrapLayers([text])).toEqual({ decoded: [], left: [] }));

  it("a token of three parts is read, and nothing is left", () => {
    const token = [`{"alg":"HS256","typ":"JWT"}`, `{"sub":"system:serviceaccount:web"}`].map((part) =>
      Buffer.from(part).toString("base64url"),
    );
    expect(unwrapLayers([`${token.join(".")}.${Buffer.from(noise(32)).toString("base64url")}`]).left).toEqual(
      [],
    );
  });
});
