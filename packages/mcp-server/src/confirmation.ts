// Questions to whoever asked, by way of their client: asked once, sealed so that an answer is to this question alone.
import { randomBytes } from "node:crypto";
import {
  createRequestStateCodec,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type RequestStateCodec,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { Confirmation, Question } from "./call.js";

/** What is sealed into a question. */
type Asked = { readonly approval: string; readonly tool: string; readonly phrase?: string };

/** How long somebody may think about it. */
const ttlSeconds = 600;

const field = "confirmation";

export class Confirmations {
  readonly #codec: RequestStateCodec<Asked>;

  /** @param key the same for all replicas that may get the answer; default: one of this process */
  constructor(key: Uint8Array = randomBytes(32)) {
    this.#codec = createRequestStateCodec<Asked>({ key, ttlSeconds });
  }

  get verify(): RequestStateCodec<Asked>["verify"] {
    return this.#codec.verify;
  }

  /** What was said, by a client that was asked before. */
  read({ mcpReq }: ServerContext, isAble: boolean): Confirmation {
    const asked = mcpReq.requestState<Asked>();
    if (asked === undefined) return { answer: isAble ? "none" : "unable" };
    const said = inputResponse(mcpReq.inputResponses, field);
    const { approval, tool, phrase } = asked;
    if (said.kind !== "elicit") return { answer: "declined", approval, tool };
    const { confirm, typed } = said.content ?? {};
    const isYes = phrase === undefined ? confirm === true : typed === phrase;
    const answer = said.action === "accept" && isYes ? "accepted" : "declined";
    return { answer, approval, tool };
  }

  async ask({ message, approval, phrase }: Question, tool: string): Promise<InputRequiredResult> {
    const asked = { approval, tool, ...(phrase === undefined ? {} : { phrase }) };
    const requested =
      phrase === undefined
        ? { confirm: { type: "boolean" as const, title: "Do it", default: false } }
        : { typed: { type: "string" as const, title: `Type ${phrase} to go on` } };
    return inputRequired({
      inputRequests: {
        [field]: inputRequired.elicit({
          message,
          requestedSchema: { type: "object", properties: requested, required: Object.keys(requested) },
        }),
      },
      requestState: await this.#codec.mint(asked),
    });
  }
}
