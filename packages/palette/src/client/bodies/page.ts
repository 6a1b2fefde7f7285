// One page of a list, as Palette answers it.
import { z } from "zod";
import { count, given, list, text } from "./fields.js";

export const listMetaSchema = given(z.object({ continue: text, count, limit: count, offset: count }));

/** @example pageOf(clusterSummarySchema) */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: list(item), listmeta: listMetaSchema });
