// A document made of a part of another one: what is found in it stands where the other one was written.
import type { Manifest } from "@palisade/guardrails";
import { valueFromJavaScript } from "@palisade/language";

/** A pointer of what is made, and the pointer of what it is made of. */
export type PointerPair = readonly [made: string, source: string];

/**
 * @param pairs the longest that begins a pointer counts; without one, a finding stands at `whole`
 * @example placedDocument(values, { kind: "InitConfiguration", … }, { whole: "/kubeadmconfig", pairs: [["/nodeRegistration", "/kubeadmconfig"]] })
 */
export function placedDocument(
  source: Manifest,
  made: Readonly<Record<string, unknown>>,
  { whole, pairs }: { readonly whole: string; readonly pairs: readonly PointerPair[] },
): Manifest {
  const inSource = (pointer: string): string => {
    const [pair] = pairs
      .filter(([begin]) => pointer === begin || pointer.startsWith(`${begin}/`))
      .toSorted(([left], [right]) => right.length - left.length);
    return pair === undefined ? whole : `${pair[1]}${pointer.slice(pair[0].length)}`;
  };
  return {
    value: valueFromJavaScript(made),
    place: source.locate(whole),
    locate: (pointer) => source.locate(inSource(pointer)),
    locateValue: (pointer) => source.locateValue(inSource(pointer)),
    regionOf: (pointer) => source.regionOf(inSource(pointer)),
  };
}
