import { z } from "zod";

/** A condition on a name, as filters of profiles, packs and projects have it. */
export const textFilter = z.object({
  eq: z.string().nullish(),
  ne: z.string().nullish(),
  contains: z.string().nullish(),
  beginsWith: z.string().nullish(),
  ignoreCase: z.boolean().nullish(),
});

/** Every part of the condition that is said holds; without a condition, anything does. */
export function textFits(filter: z.infer<typeof textFilter> | null | undefined, value: string): boolean {
  if (filter == null) return true;
  const cased = (text: string) => (filter.ignoreCase === true ? text.toLowerCase() : text);
  const { eq, ne, contains, beginsWith } = filter;
  const own = cased(value);
  return (
    (eq == null || own === cased(eq)) &&
    (ne == null || own !== cased(ne)) &&
    (contains == null || own.includes(cased(contains))) &&
    (beginsWith == null || own.startsWith(cased(beginsWith)))
  );
}
