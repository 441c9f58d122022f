import type * as z from 'zod';
import { es } from 'zod/locales';
import { ConfigError } from './config-error.ts';
import { describeOptions, type ConfigOption } from './config-option.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what the schema names from the environment; an empty variable counts as one that is not set.
 * Throws a ConfigError that tells every problem at once, one line each.
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment = process.env,
): z.output<z.ZodObject<Shape>> {
  const options = describeOptions(schema);
  const given = Object.fromEntries(
    options
      .map(({ name }) => [name, env[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given, { error: es().localeError });
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => describeProblem(issue, options, given)));
}

function describeProblem(
  issue: z.core.$ZodIssue,
  options: readonly ConfigOption[],
  given: Environment,
): string {
  const option = options.find(({ name }) => name === issue.path[0]);
  if (!option) return issue.message;
  const value = given[option.name];
  if (value === undefined && issue.code === 'invalid_type')
    return `Falta ${option.name}: ${option.description}.`;
  const shown = value === undefined || option.isSecret ? option.name : `${option.name}=${value}`;
  return `${shown} no vale: ${reasonOf(issue)} (${option.description}).`;
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number'
        ? 'tiene que ser un número'
        : `tiene que ser de tipo ${issue.expected}`;
    case 'invalid_value':
      return `tiene que ser uno de estos: ${issue.values.join(', ')}`;
    case 'too_small':
      return `tiene que ${issue.origin === 'string' ? `tener al menos ${issue.minimum} caracteres` : `ser al menos ${issue.minimum}`}`;
    case 'too_big':
      return `tiene que ${issue.origin === 'string' ? `tener como mucho ${issue.maximum} caracteres` : `ser como mucho ${issue.maximum}`}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'no es una dirección completa' : `no tiene la forma ${issue.format}`;
    default:
      return issue.message;
  }
}
