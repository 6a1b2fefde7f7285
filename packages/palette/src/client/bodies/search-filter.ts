// What a search for clusters asks for.
import { z } from "zod";

const conjunction = z.enum(["and", "or"]);
const stringOperator = z.enum(["eq", "contains", "beginsWith"]);
const numberOperator = z.enum(["eq", "gt", "gte", "lt", "lte"]);

const match = <S extends z.ZodType>(value: S) =>
  z.strictObject({ conjunction, values: z.array(value).min(1) });

const stringCondition = z.strictObject({
  operator: stringOperator,
  negation: z.boolean().optional(),
  ignoreCase: z.boolean().optional(),
  match: match(z.string()),
});

const numberCondition = (value: z.ZodNumber) =>
  z.strictObject({ operator: numberOperator, negation: z.boolean().optional(), match: match(value) });

const filterItem = z.strictObject({
  property: z.string().min(1),
  type: z.enum(["string", "int", "float", "bool", "date", "keyValue"]),
  condition: z.strictObject({
    bool: z.strictObject({ value: z.boolean() }).optional(),
    string: stringCondition.optional(),
    keyValue: stringCondition.extend({ key: z.string() }).optional(),
    int: numberCondition(z.int()).optional(),
    float: numberCondition(z.number()).optional(),
    date: z
      .strictObject({
        operator: z.enum(["eq", "gt", "gte", "lt", "lte", "range"]),
        negation: z.boolean().optional(),
        match: match(z.iso.datetime()),
      })
      .optional(),
  }),
});

export const clusterSearchSchema = z.strictObject({
  filter: z
    .strictObject({
      conjunction,
      filterGroups: z.array(z.strictObject({ conjunction, filters: z.array(filterItem) })),
    })
    .optional(),
  sort: z
    .array(
      z.strictObject({
        field: z.enum([
          "environment",
          "clusterName",
          "clusterState",
          "healthState",
          "creationTimestamp",
          "lastModifiedTimestamp",
        ]),
        order: z.enum(["asc", "desc"]),
      }),
    )
    .optional(),
});

export type ClusterFilter = z.input<typeof filterItem>;
export type ClusterSearch = z.input<typeof clusterSearchSchema>;
