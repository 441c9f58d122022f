import type { z } from 'zod';
import type { FieldError } from './request-error.ts';
import type { Text } from './text.ts';

type Issue = z.core.$ZodIssue;

/** One line a fault, with the pointer form of RFC 9457 (§3, `#/campo`). */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => fieldErrorsOf(issue, []));
}

function fieldErrorsOf(issue: Issue, above: readonly PropertyKey[]): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => fieldErrorsOf(inner, path));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...path, key]),
      code: 'desconocido',
      detail: DESCONOCIDO,
    }));
  }
  return [{ pointer: pointerTo(path), ...messageOf(issue) }];
}

/** The alternative that the sender meant: the one whose outer kind fits, so that its inner faults are worth telling. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => !issues.some((i) => i.code === 'invalid_type' && i.path.length === 0));
}

/** JSON pointer (RFC 6901) as a URI fragment. */
function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((part) => `/${encodeURIComponent(tokenOf(String(part)))}`).join('')}`;
}

/** Of a key that may be anything: half a surrogate pair has no place in a URI. */
function tokenOf(key: string): string {
  return key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}

const DESCONOCIDO: Text = { es: 'Este campo no existe', en: 'There is no such field' };

const CUSTOM: Record<string, Text> = {
  motivo_al_cancelar: { es: 'Di por qué se cancela', en: 'Say why it is cancelled' },
  cliente_o_cliente_id: {
    es: 'Indica cliente o clienteId, uno de los dos',
    en: 'Give either cliente or clienteId',
  },
  servicio_o_servicio_id: {
    es: 'Indica servicio o servicioId, uno de los dos',
    en: 'Give either servicio or servicioId',
  },
  hora_o_profesional: {
    es: 'Indica horaInicio o profesionalId',
    en: 'Give horaInicio or profesionalId',
  },
  zona_horaria: {
    es: 'Debe ser una zona horaria como America/Mexico_City',
    en: 'Must be a time zone such as America/Mexico_City',
  },
  marcador_desconocido: {
    es: 'Entre llaves solo puede ir {cliente}, {fecha}, {hora}, {servicio}, {profesional} o {negocio}',
    en: 'Only {cliente}, {fecha}, {hora}, {servicio}, {profesional} or {negocio} may stand in braces',
  },
  tramo_al_reves: { es: 'Debe ser posterior a desde', en: 'Must be later than desde' },
  tramos_en_orden: {
    es: 'No puede empezar antes de que termine el tramo anterior',
    en: 'Cannot begin before the stretch before it ends',
  },
};

const FORMATS: Record<string, Text> = {
  date: { es: 'Debe ser una fecha como 2026-11-25', en: 'Must be a date such as 2026-11-25' },
  guid: { es: 'Debe ser un identificador UUID', en: 'Must be a UUID' },
  email: { es: 'Debe ser un correo electrónico', en: 'Must be an e-mail address' },
};

const TYPES: Record<string, Text> = {
  string: { es: 'Debe ser un texto', en: 'Must be a text' },
  number: { es: 'Debe ser un número', en: 'Must be a number' },
  int: { es: 'Debe ser un número entero', en: 'Must be a whole number' },
  boolean: { es: 'Debe ser verdadero o falso', en: 'Must be true or false' },
  object: { es: 'Debe ser un objeto JSON', en: 'Must be a JSON object' },
  array: { es: 'Debe ser una lista', en: 'Must be a list' },
};

function messageOf(issue: Issue): { code: string; detail: Text } {
  switch (issue.code) {
    case 'invalid_type':
      return typeMessage(issue);
    case 'invalid_format':
      return { code: 'formato', detail: formatText(issue.format, issue.path.at(-1)) };
    case 'too_small':
      return { code: 'demasiado_pequeno', detail: smallText(issue) };
    case 'too_big':
      return { code: 'demasiado_grande', detail: bigText(issue) };
    case 'invalid_value':
      return { code: 'valor', detail: oneOf(issue.values) };
    case 'not_multiple_of':
      return { code: 'decimales', detail: DOS_DECIMALES };
    case 'custom':
      return { code: issue.message, detail: CUSTOM[issue.message] ?? NO_VALIDO };
    default:
      return { code: 'no_valido', detail: NO_VALIDO };
  }
}

function typeMessage({ input, expected }: z.core.$ZodIssueInvalidType): { code: string; detail: Text } {
  return input === undefined
    ? { code: 'requerido', detail: { es: 'Falta este dato', en: 'This is missing' } }
    : { code: 'tipo', detail: TYPES[expected] ?? NO_VALIDO };
}

const DOS_DECIMALES: Text = {
  es: 'Puede tener dos decimales como mucho',
  en: 'May have two decimals at most',
};
const NO_VALIDO: Text = { es: 'El valor no es válido', en: 'The value is not valid' };

export const TELEFONO: Text = {
  es: 'Debe ser un teléfono completo; el de otro país, con su prefijo: +34600111222',
  en: 'Must be a whole phone number; one of another country with its prefix: +34600111222',
};

const HORA: Text = { es: 'Debe ser una hora como 09:30', en: 'Must be a time such as 09:30' };

/** What a text that only a pattern describes should look like, by the name of its field. */
const PATTERNS: Record<string, Text> = {
  telefono: TELEFONO,
  color: { es: 'Debe ser un color como #c2410c', en: 'Must be a colour such as #c2410c' },
  locale: {
    es: 'Debe ser es o en, con o sin región: es-MX',
    en: 'Must be es or en, with a region or not: es-MX',
  },
  codigo: { es: 'Son seis cifras', en: 'Six digits' },
  horaInicio: HORA,
  horaFin: HORA,
  desde: HORA,
  hasta: HORA,
  llegada: HORA,
};

function formatText(format: string, field: PropertyKey | undefined): Text {
  return (format === 'regex' ? PATTERNS[String(field)] : FORMATS[format]) ?? NO_VALIDO;
}

function smallText({ origin, minimum }: z.core.$ZodIssueTooSmall): Text {
  if (origin !== 'string') return { es: `El mínimo es ${minimum}`, en: `The minimum is ${minimum}` };
  if (minimum === 1) return { es: 'No puede estar vacío', en: 'Cannot be empty' };
  return { es: `Debe tener ${minimum} caracteres o más`, en: `Must have ${minimum} characters or more` };
}

function bigText({ origin, maximum }: z.core.$ZodIssueTooBig): Text {
  if (origin === 'array')
    return { es: `Puede tener ${maximum} como mucho`, en: `May have ${maximum} at most` };
  if (origin !== 'string') return { es: `El máximo es ${maximum}`, en: `The maximum is ${maximum}` };
  return { es: `No puede pasar de ${maximum} caracteres`, en: `Cannot be longer than ${maximum} characters` };
}

function oneOf(values: readonly unknown[]): Text {
  const list = values.map(String).join(', ');
  return { es: `Debe ser uno de: ${list}`, en: `Must be one of: ${list}` };
}
