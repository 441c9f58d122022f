import { live } from './client-under-test.ts';

/** What Safari 17.0 and Chrome 119, the oldest that the pages are built for, do not have. */
const YOUNGER: readonly (readonly [object, readonly string[]])[] = [
  [
    Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object,
    ['every', 'some', 'find', 'map', 'filter', 'flatMap', 'reduce', 'forEach', 'toArray'],
  ],
  [Promise, ['withResolvers', 'try']],
  [Object, ['groupBy']],
  [Map, ['groupBy']],
  [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
];

const taken: (() => void)[] = [];

beforeEach(() => {
  for (const [owner, names] of YOUNGER)
    for (const name of names) {
      const property = Object.getOwnPropertyDescriptor(owner, name)!;
      taken.push(() => Object.defineProperty(owner, name, property));
      Reflect.deleteProperty(owner, name);
    }
});
afterEach(() => {
  for (const giveBack of taken.splice(0)) giveBack();
});

describe('in the oldest browser that the pages are built for', () => {
  test('a client goes live', async () => {
    const { client } = await live();
    expect(client.state).toBe('live');
  });
});
