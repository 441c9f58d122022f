import { filaSchema, OPERATIONS, type Operation } from '@citas/protocol';
import * as z from 'zod';
import { fieldErrors } from './validation-messages.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The fields of a JSON schema that only a pattern describes. */
function patternFields(value: unknown, field = ''): string[] {
  if (!isObject(value)) return [];
  const { pattern, format, properties, ...rest } = value;
  return [
    ...(pattern !== undefined && format === undefined ? [field] : []),
    ...(isObject(properties) ? Object.entries(properties).flatMap(([n, of]) => patternFields(of, n)) : []),
    ...Object.values(rest).flatMap((inner) => patternFields(inner, field)),
  ];
}

const SENT = [
  ...Object.values<Operation>(OPERATIONS).flatMap(({ body, query }) => [body, query]),
  filaSchema,
].filter((schema) => schema !== undefined);
const textOf = (field: string) =>
  fieldErrors([{ code: 'invalid_format', format: 'regex', path: [field], message: '' }])[0]?.detail.es;

test('of every field that a pattern describes it is told what it should look like', () => {
  const fields = SENT.flatMap((schema) =>
    patternFields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  );
  const hora = 'Debe ser una hora como 09:30';
  expect(Object.fromEntries(fields.map((field) => [field, textOf(field)]))).toEqual({
    codigo: 'Son seis cifras',
    color: 'Debe ser un color como #c2410c',
    desde: hora,
    hasta: hora,
    horaFin: hora,
    horaInicio: hora,
    llegada: hora,
    locale: 'Debe ser es o en, con o sin región: es-MX',
    telefono: 'Debe ser un teléfono completo; el de otro país, con su prefijo: +34600111222',
  });
});

test('and of one that has no text yet, nothing that is wrong', () => {
  expect(textOf('matricula')).toBe('El valor no es válido');
});
