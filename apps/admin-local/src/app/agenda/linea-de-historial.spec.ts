import { lineasDe } from './linea-de-historial.ts';

test.each([
  ['cita_created', null, 'historial.creada', {}],
  ['cita_deleted', null, 'historial.borrada', {}],
  ['cita_updated', { estado: { de: 'pendiente', a: 'cancelada' } }, 'historial.estado_cancelada', {}],
  [
    'cita_updated',
    { hora_inicio: { de: '10:00:00', a: '11:30:00' }, hora_fin: { de: '10:45:00', a: '12:15:00' } },
    'historial.movida',
    { antes: '10:00', ahora: '11:30' },
  ],
  [
    'cita_updated',
    { fecha: { de: '2026-11-24', a: '2026-11-25' } },
    'historial.otroDia',
    { antes: '2026-11-24', ahora: '2026-11-25' },
  ],
  ['cita_updated', { profesional: { de: 'Luis', a: null } }, 'historial.aNadie', {}],
  ['cita_updated', { profesional: { de: null, a: 'Luis' } }, 'historial.aOtro', { ahora: 'Luis' }],
  ['cita_updated', { hora_fin: { de: '10:45:00', a: '11:00:00' } }, 'historial.fin', { ahora: '11:00' }],
  ['cita_updated', { llegada_en: { de: null, a: '2026-11-24T15:50:00Z' } }, 'historial.llego', {}],
  ['cita_updated', { llegada_en: { de: '2026-11-24T15:50:00Z', a: null } }, 'historial.noLlego', {}],
  [
    'cita_updated',
    {
      estado: { de: 'confirmada', a: 'no_asistio' },
      llegada_en: { de: '2026-11-24T15:50:00Z', a: null },
    },
    'historial.estado_no_asistio',
    {},
  ],
  ['cita_updated', { notas: { de: null, a: 'x' } }, 'historial.editada', {}],
] as const)('%s with %j is %s', (tipo, cambios, clave, datos) => {
  expect(lineasDe({ tipo, cambios })).toEqual([{ clave, datos }]);
});

test('what changed at once is told each: reopened, on another day, at another time, with somebody else', () => {
  const cambios = {
    profesional: { de: 'Luis', a: 'Marta' },
    hora_inicio: { de: '10:00:00', a: '11:00:00' },
    hora_fin: { de: '10:45:00', a: '11:45:00' },
    fecha: { de: '2026-11-24', a: '2026-11-25' },
    estado: { de: 'cancelada', a: 'pendiente' },
    motivo: { de: 'Viaje', a: null },
  };
  expect(lineasDe({ tipo: 'cita_updated', cambios }).map(({ clave }) => clave)).toEqual([
    'historial.estado_pendiente',
    'historial.otroDia',
    'historial.movida',
    'historial.aOtro',
  ]);
});
