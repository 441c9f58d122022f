import fc from 'fast-check';
import { applyMergePatch, mergePatchOf } from './merge-patch.ts';

test.each([
  // The cases of RFC 7396, appendix A, whose target and patch are objects.
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j patched with %j is %j', (target, patch, result) => {
  expect(applyMergePatch(target, patch)).toEqual(result);
});

test('what a patch was made from and what it makes are the same, but for members that are null', () => {
  const value = fc.letrec((tie) => ({
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('any'), { maxKeys: 4 }),
    any: fc.oneof(
      { depthSize: 'small' },
      fc.integer({ max: 9, min: 0 }),
      fc.constant(null),
      fc.array(fc.nat(3), { maxLength: 3 }),
      tie('object'),
    ),
  })).object;
  fc.assert(
    fc.property(value, value, (before, after) => {
      expect(withoutNulls(applyMergePatch(before, mergePatchOf(before, after)))).toEqual(withoutNulls(after));
    }),
  );
});

test('a patch names only what changed', () => {
  const before = { porDia: { '24': { pendiente: 1, completada: 4 }, '23': { pendiente: 0 } }, total: 5 };
  const after = { porDia: { '24': { pendiente: 2, completada: 4 }, '23': { pendiente: 0 } }, total: 5 };
  expect(mergePatchOf(before, after)).toEqual({ porDia: { '24': { pendiente: 2 } } });
  expect(mergePatchOf(after, after)).toEqual({});
});

test('a member named __proto__ is one like others, and touches no other object', () => {
  const before = JSON.parse('{"porServicio":{}}') as object;
  const after = JSON.parse('{"porServicio":{"__proto__":{"pendiente":1}}}') as object;
  const patch = mergePatchOf({ ...before }, { ...after });
  expect(JSON.stringify(patch)).toBe(JSON.stringify(after));
  expect(JSON.stringify(applyMergePatch(before, patch))).toBe(JSON.stringify(after));
  expect(Reflect.get({}, 'pendiente')).toBeUndefined();
});

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
