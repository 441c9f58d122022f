import * as z from 'zod';

/** One variable of an app's environment, from which `.env.example` and the documents are made. */
export interface ConfigOption {
  readonly name: string;
  readonly description: string;
  /** As written in the environment; undefined if there is none. */
  readonly defaultValue: string | undefined;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
}

/** Marks a value that is never printed: `z.string().meta(secret('what it is'))`. */
export function secret(description: string): { description: string; isSecret: true } {
  return { description, isSecret: true };
}

/** Throws a TypeError, at start and in every test, for an option that nobody described. */
export function describeOptions(schema: z.ZodObject): ConfigOption[] {
  return Object.entries<z.core.$ZodType>(schema.shape).map(([name, option]) => describeOption(name, option));
}

function describeOption(name: string, option: z.core.$ZodType): ConfigOption {
  const meta = metaOf(option);
  if (!meta.description) throw new TypeError(`The option ${name} has no description`);
  const unset = z.safeParse(option, undefined);
  const hasDefault = unset.success && unset.data !== undefined;
  return {
    name,
    description: meta.description,
    defaultValue: hasDefault ? String(unset.data) : undefined,
    isRequired: !unset.success,
    isSecret: meta.isSecret === true,
  };
}

/** `optional()` and `default()` wrap what was described; the description may stand inside or outside. */
function metaOf(option: z.core.$ZodType): z.core.GlobalMeta {
  const inner = (option._zod.def as { innerType?: z.core.$ZodType }).innerType;
  return { ...(inner ? metaOf(inner) : {}), ...z.globalRegistry.get(option) };
}
