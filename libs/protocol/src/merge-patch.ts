import * as z from 'zod/mini';

/** Source: RFC 7396, JSON Merge Patch. A null removes the member; an object is merged; all else replaces. */
export type MergePatch = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;

export const mergePatchSchema = z.record(z.string(), z.unknown());

// Members are gathered in a Map: one that is named `__proto__`, as anybody may name a servicio, is a member like others.

/** The patch that makes `after` of `before`. A member that is null in `after` is removed: a patch cannot tell them apart. */
export function mergePatchOf(before: Json, after: Json): MergePatch {
  const patch = new Map<string, unknown>();
  for (const [member, old] of Object.entries(before))
    if (!isAbsent(old) && isAbsent(own(after, member))) patch.set(member, null);
  for (const [member, value] of Object.entries(after)) {
    const old = own(before, member);
    if (isAbsent(value)) continue;
    if (isObject(old) && isObject(value)) {
      const inner = mergePatchOf(old, value);
      if (Object.keys(inner).length > 0) patch.set(member, inner);
    } else if (!isSame(old, value)) patch.set(member, value);
  }
  return Object.fromEntries(patch);
}

/** A new value; `target` stays as it is. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) result.delete(member);
    else result.set(member, applyMergePatch(result.get(member), value));
  }
  return Object.fromEntries(result);
}

function own(object: Json, member: string): unknown {
  return Object.hasOwn(object, member) ? object[member] : undefined;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
