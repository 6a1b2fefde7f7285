// How fields of Palette's answers are read: what is missing and what is null are alike, a wrong type is an error.
import { z } from "zod";

/** A field that may be missing or null. */
export const given = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

export const text = given(z.string());
export const flag = given(z.boolean());
export const count = given(z.number());

/** Items, none if the list is missing or null; a null among them is no item. */
export const list = <S extends z.ZodType>(item: S) =>
  z
    .array(item.nullish())
    .nullish()
    .transform(
      (items) => (items ?? []).filter((each) => each !== null && each !== undefined) as z.output<S>[],
    );

/** The same by name. */
export const byName = <S extends z.ZodType>(value: S) =>
  z
    .record(z.string(), value.nullish())
    .nullish()
    .transform((entries) => {
      const present = Object.entries(entries ?? {}).filter(([, each]) => each !== null && each !== undefined);
      return Object.fromEntries(present) as Record<string, z.output<S>>;
    });

/** Texts by name, none if they are missing or null. */
export const texts = z
  .record(z.string(), z.string().nullish())
  .nullish()
  .transform((entries) =>
    Object.fromEntries(Object.entries(entries ?? {}).map(([name, each]) => [name, each ?? ""])),
  );

/** RFC 3339; Palette writes the year 1 where there is no time. */
export const time = z
  .string()
  .refine((value) => value === "" || !Number.isNaN(Date.parse(value)), "Invalid input: expected a time")
  .nullish()
  .transform((value) =>
    value == null || value === "" || value.startsWith("0001-01-01T") ? undefined : value,
  )
  .optional();
