// One call of a tool, beside its arguments: whether anybody waits for it, and what can be told meanwhile.

export type Call = {
  /** Says that nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Tells how far it is, if the client wants to know. Never throws. */
  readonly progress: (done: number, total: number | undefined, message: string) => Promise<void>;
  /** What whoever asked said to a question of ours, if the client can put questions to them. */
  readonly confirmation: Confirmation;
};

/** `none`: they were not asked yet. `unable`: the client cannot ask them. */
export type Confirmation =
  | { readonly answer: "none" }
  | { readonly answer: "unable" }
  | { readonly answer: "accepted" | "declined"; readonly approval: string; readonly tool: string };

/** In the place of an answer: a question to whoever asked, by way of the client. */
export class Question {
  readonly message: string;
  /** What they say yes or no to. */
  readonly approval: string;
  /** What they have to type to say yes; without it, a yes is enough. */
  readonly phrase: string | undefined;

  constructor(asked: { readonly message: string; readonly approval: string; readonly phrase?: string }) {
    this.message = asked.message;
    this.approval = asked.approval;
    this.phrase = asked.phrase;
  }
}
