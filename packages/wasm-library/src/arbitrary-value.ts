// Arbitrary values for property tests: small alphabets, so that keys meet and members repeat.
import { numberFromText, RegoObject, RegoSet, type Type, type Value } from "@palisade/language";
import fc from "fast-check";

export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", "b", "A", " ", ".", "é", "漢", "😀", "\u00a0", '"', "\n"),
    maxLength: 8,
  }),
  fc.string({ unit: "binary", maxLength: 6 }).map((text) => text.toWellFormed()),
);

export const arbitraryNumber: fc.Arbitrary<Value> = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: -3, max: 9 }).map(String) },
    { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "1.0",
        "1e0",
        "2.5",
        "-0.5",
        "0.1",
        "1e3",
        "3.00",
        "9223372036854775807",
        "-0",
      ),
    },
  )
  .map(numberFromText);

export const arbitraryValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Value>(null, true, false),
    arbitraryNumber,
    arbitraryText,
    fc.array(tie("value"), { maxLength: 5 }),
    fc
      .array(fc.tuple(tie("value"), tie("value")), { maxLength: 12 })
      .map((entries) => RegoObject.from(entries)),
    fc.array(tie("value"), { maxLength: 12 }).map((members) => RegoSet.from(members)),
  ),
})).value;

/** Values of a declared type, and now and then of another. */
export function arbitraryOf(type: Type): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 19, arbitrary: ofType(type) }, { weight: 1, arbitrary: arbitraryValue });
}

function ofType(type: Type): fc.Arbitrary<Value> {
  switch (type.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "number":
      return arbitraryNumber;
    case "string":
      return arbitraryText;
    case "array":
      return fc.array(type.dynamic === undefined ? arbitraryValue : ofType(type.dynamic), { maxLength: 6 });
    case "set":
      return fc
        .array(type.of === undefined ? arbitraryValue : ofType(type.of), { maxLength: 12 })
        .map((members) => RegoSet.from(members));
    case "object":
      return fc
        .array(fc.tuple(fc.oneof(arbitraryText, arbitraryValue), arbitraryValue), { maxLength: 12 })
        .map((entries) => RegoObject.from(entries));
    case "any":
      return type.of === undefined ? arbitraryValue : fc.oneof(...type.of.map(ofType));
    default:
      return arbitraryValue;
  }
}
