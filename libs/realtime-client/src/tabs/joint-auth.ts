interface Auth {
  readonly type: 'auth';
  readonly id?: string | undefined;
  readonly data: { readonly token: string };
}

/** Every tab renews the token of the one socket; the hub is given each token once. */
export class JointAuth {
  #token: string;
  #isAnswered = true;

  constructor(token: string) {
    this.#token = token;
  }

  /** `request` goes to the hub; with `answer` the tab can be told at once. Else the answer on its way is for it too. */
  ask({ data }: Auth, nextId: () => string): { readonly request?: Auth; readonly answer?: boolean } {
    if (data.token === this.#token) return { answer: this.#isAnswered };
    this.#token = data.token;
    this.#isAnswered = false;
    return { request: { type: 'auth', id: nextId(), data } };
  }

  answered(): void {
    this.#isAnswered = true;
  }
}
