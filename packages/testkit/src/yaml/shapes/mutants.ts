// Manifests with a few bytes or lines changed: what editors, merges and networks do to files.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";
import { manifest } from "./manifests.js";

type Mutation = (random: Random, bytes: Buffer) => Buffer;

const inserted = [
  ..."\t\n :-#{}[]\"'&*!|>%@`,?~\r\0",
  "\u0085",
  "\ufeff",
  "---\n",
  "<<: ",
  "{{ x }}",
  "  ",
  "\n\n",
  ": ",
  "- ",
];

const splice = (bytes: Buffer, at: number, removed: number, added: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);

const onLines =
  (change: (random: Random, lines: string[], at: number) => void): Mutation =>
  (random, bytes) => {
    const lines = bytes.toString("latin1").split("\n");
    change(random, lines, random.below(lines.length));
    return Buffer.from(lines.join("\n"), "latin1");
  };

const mutations: readonly Mutation[] = [
  (random, bytes) => splice(bytes, random.below(bytes.length), 1, Buffer.from([random.below(256)])),
  (random, bytes) => splice(bytes, random.below(bytes.length), 1, Buffer.from([32 + random.below(95)])),
  (random, bytes) => splice(bytes, random.below(bytes.length), 0, Buffer.from(random.pick(inserted))),
  (random, bytes) => splice(bytes, random.below(bytes.length), 1, Buffer.from(random.pick(inserted))),
  (random, bytes) => splice(bytes, random.below(bytes.length), 1 + random.below(3), Buffer.alloc(0)),
  (random, bytes) => bytes.subarray(0, random.below(bytes.length)),
  onLines((random, lines, at) => {
    const other = random.below(lines.length);
    [lines[at], lines[other]] = [lines[other] ?? "", lines[at] ?? ""];
  }),
  onLines((_, lines, at) => lines.splice(at, 1)),
  onLines((_, lines, at) => lines.splice(at, 0, lines[at] ?? "")),
  onLines((random, lines, at) => {
    lines[at] = `${random.pick([" ", "  ", "\t"])}${lines[at]}`;
  }),
  onLines((_, lines, at) => {
    lines[at] = (lines[at] ?? "").slice(1);
  }),
  onLines((random, lines, at) =>
    lines.splice(at, 1, `${lines[at]}${random.pick(["\r", "\t", " #", ":", ",", " x"])}`),
  ),
];

export const mutants: YamlShape = {
  name: "mutants",
  make: (random) => {
    let bytes: Buffer = Buffer.from(manifest(random), "utf8");
    const times = 1 + random.below(2);
    for (let time = 0; time < times; time++) {
      if (bytes.length > 0) bytes = random.pick(mutations)(random, bytes);
    }
    return bytes;
  },
};
