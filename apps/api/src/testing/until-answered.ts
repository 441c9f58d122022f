import { isProblem } from '@citas/protocol';
import type { Answer } from './answer.ts';

/** Sends a request under one key, as often as it is told that it is still being answered. */
export async function untilAnswered(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (!isInProgress(answer)) return answer;
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([409, '1']);
  }
}

export function isInProgress({ body }: Answer): boolean {
  return isProblem(body) && body.type === '/problemas/peticion-en-curso';
}
