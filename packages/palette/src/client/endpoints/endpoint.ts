// One operation of Palette's API, as a value: only what is declared so can be called.
import { z } from "zod";

export type Endpoint = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As the specification writes it: `/v1/spectroclusters/{uid}`. */
  readonly path: string;
  /** Of a project, which is named in a header, or of the whole tenant, where no project is ever named. */
  readonly scope: "project" | "tenant";
  /** Whether anything is different afterwards; many of Palette's questions are POSTs. */
  readonly effect: "reads" | "writes";
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Reads the answer; `text` keeps it as it came. Without it, nothing is read. */
  readonly answer?: z.ZodType | "text";
};

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type PathOf<E extends Endpoint> = [NamesIn<E["path"]>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: Readonly<Record<NamesIn<E["path"]>, string>> };
type QueryOf<E extends Endpoint> = E extends { readonly query: infer Query extends z.ZodType }
  ? { readonly query?: z.input<Query> }
  : { readonly query?: undefined };
type BodyOf<E extends Endpoint> = E extends { readonly body: infer Body extends z.ZodType }
  ? { readonly body: z.input<Body> }
  : { readonly body?: undefined };

/** What a call of this endpoint needs. */
export type RequestOf<E extends Endpoint> = PathOf<E> & QueryOf<E> & BodyOf<E>;

/** What a call of this endpoint gives. */
export type AnswerOf<E extends Endpoint> = E extends { readonly answer: infer Answer }
  ? Answer extends z.ZodType
    ? z.output<Answer>
    : string
  : undefined;

/** @example defineEndpoint({ method: "GET", path: "/v1/users/info", scope: "tenant", effect: "reads", answer: userInfoSchema }) */
export const defineEndpoint = <const E extends Endpoint>(endpoint: E): E => endpoint;

/** The page that is asked for: at most 50 rows. */
export const paging = {
  limit: z.int().min(1).max(50).optional(),
  offset: z.int().min(0).optional(),
  continue: z.string().optional(),
};

/** From when to when, and minutes from one point to the next. */
export const period = {
  startTime: z.iso.datetime().optional(),
  endTime: z.iso.datetime().optional(),
  period: z.int().min(1).optional(),
};
