// The body of the dashboard's search.
import { z } from "zod";

const conjunction = z.enum(["and", "or"]);
const match = <T extends z.ZodType>(value: T) =>
  z.object({ conjunction: conjunction.optional(), values: z.array(value).nullish() }).nullish();
const textOperator = z.enum(["eq", "contains", "beginsWith"]);
const numberOperator = z.enum(["eq", "gt", "gte", "lt", "lte"]);

export const textCondition = z.object({
  operator: textOperator,
  negation: z.boolean().optional(),
  ignoreCase: z.boolean().optional(),
  match: match(z.string()),
});
const numberCondition = z.object({
  operator: numberOperator,
  negation: z.boolean().optional(),
  match: match(z.number()),
});

const filterItem = z.object({
  property: z.string(),
  type: z.enum(["string", "int", "float", "bool", "date", "keyValue"]).optional(),
  condition: z.object({
    bool: z.object({ value: z.boolean() }).nullish(),
    string: textCondition.nullish(),
    keyValue: textCondition.extend({ key: z.string() }).nullish(),
    int: numberCondition.nullish(),
    float: numberCondition.nullish(),
    date: z
      .object({
        operator: z.enum(["eq", "gt", "gte", "lt", "lte", "range"]),
        negation: z.boolean().optional(),
        match: match(z.string()),
      })
      .nullish(),
  }),
});

const sortFields = [
  "environment",
  "clusterName",
  "clusterState",
  "healthState",
  "creationTimestamp",
  "lastModifiedTimestamp",
] as const;

export const searchSpec = z.object({
  filter: z
    .object({
      conjunction: conjunction.optional(),
      filterGroups: z
        .array(z.object({ conjunction: conjunction.optional(), filters: z.array(filterItem).nullish() }))
        .nullish(),
    })
    .nullish(),
  sort: z.array(z.object({ field: z.enum(sortFields), order: z.enum(["asc", "desc"]).optional() })).nullish(),
});

export type SearchSpec = z.infer<typeof searchSpec>;
export type Condition = z.infer<typeof filterItem>["condition"];
export type TextCondition = z.infer<typeof textCondition>;
