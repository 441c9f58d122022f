import type { Queryable } from '@citas/database';
import { HintSender } from './hint-sender.ts';

/** A database whose statements are answered when the test says so. */
function setUp() {
  const statements: string[][] = [];
  const answers: PromiseWithResolvers<never[]>[] = [];
  const database: Queryable = {
    query<Row>(_text: string, values: readonly unknown[] = []) {
      statements.push(values[1] as string[]);
      const answer = Promise.withResolvers<never[]>();
      answers.push(answer);
      return answer.promise;
    },
  };
  return { statements, answers, database };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what changes while a hint is under way is told of by the next, once each', async () => {
  const { statements, answers, database } = setUp();
  const { send } = new HintSender({ database });
  const first = send('a');
  await settle();
  const others = ['b', 'c', 'b', 'a'].map(send);
  await settle();
  expect(statements).toEqual([['a']]);
  answers[0]?.resolve([]);
  await first;
  await settle();
  expect(statements).toEqual([['a'], ['b', 'c', 'a']]);
  answers[1]?.resolve([]);
  await Promise.all(others);
});

test('a hint that fails is told to who sent it, and the next one goes out', async () => {
  const { statements, answers, database } = setUp();
  const { send } = new HintSender({ database });
  const first = send('a');
  await settle();
  const second = send('b');
  answers[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await settle();
  expect(statements).toEqual([['a'], ['b']]);
  answers[1]?.resolve([]);
  await second;
});

test('PostgreSQL is left alone while NATS takes the hints, and takes over when it does not', async () => {
  const { statements, answers, database } = setUp();
  const nats = { isUp: true, send: () => nats.isUp };
  const { send } = new HintSender({ database, nats });
  await send('a');
  expect(statements).toEqual([]);
  nats.isUp = false;
  const sent = send('b');
  await settle();
  answers[0]?.resolve([]);
  await sent;
  expect(statements).toEqual([['b']]);
});
