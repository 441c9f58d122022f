import { z } from 'zod';

/** Source: RFC 7396, JSON Merge Patch. A null removes the member; an object is merged; all else replaces. */
export type MergePatch = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;

export const mergePatchSchema = z.record(z.string(), z.unknown());

/** The patch that makes `after` of `before`. A member that is null in `after` is removed: a patch cannot tell them apart. */
export function mergePatchOf(before: Json, after: Json): MergePatch {
  const patch: Record<string, unknown> = {};
  for (const member of Object.keys(before)) if (isAbsent(after[member])) patch[member] = null;
  for (const [member, value] of Object.entries(after)) {
    const old = before[member];
    if (isAbsent(value)) {
      if (isAbsent(old)) delete patch[member];
    } else if (isObject(old) && isObject(value)) {
      const inner = mergePatchOf(old, value);
      if (Object.keys(inner).length > 0) patch[member] = inner;
    } else if (!isSame(old, value)) patch[member] = value;
  }
  return patch;
}

/** A new value; `target` stays as it is. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) delete result[member];
    else result[member] = applyMergePatch(result[member], value);
  }
  return result;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
