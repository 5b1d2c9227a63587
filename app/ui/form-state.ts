/** What a form of names and choices shows after a post that did not lead on. */
export interface FormState {
  /** Counts the posts, so that the same mistake twice is announced twice. */
  readonly attempt: number;
  readonly problem?: string;
  /** As typed; never a password. */
  readonly values?: Readonly<Record<string, string>>;
  /** What was done, to be announced. */
  readonly done?: string;
  /** A link that was just made, perhaps shown only now. */
  readonly link?: string;
}

export type FormAction = (state: FormState | null, form: FormData) => Promise<FormState>;
