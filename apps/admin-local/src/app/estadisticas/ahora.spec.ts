import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { esperanSinAsignar, puestosDe } from './ahora.ts';
import { asuntosDe } from './atencion.ts';

// A Tuesday.
const FECHA = '2026-11-24';
const a = (hora: string) => ({ fecha: FECHA, hora });
const marta = {
  id: '0193a000-0000-7000-8000-0000000000a1',
  nombre: 'Marta',
  color: '#aa0000',
  activo: true,
  horario: null,
  version: 1,
};
const negocio = {
  horario: {
    '2': [
      { desde: '09:00', hasta: '14:00' },
      { desde: '16:00', hasta: '19:00' },
    ],
  },
};
const cita = citaDePrueba({ estado: 'confirmada', horaInicio: '10:00', horaFin: '10:40' });
const ocupacion = (hora: string) => puestosDe([marta], [cita], negocio, a(hora))[0]?.ocupacion;

describe('what a professional is doing', () => {
  test.each([
    ['08:00', { tipo: 'fuera', desde: '09:00' }],
    ['09:30', { tipo: 'libre', hasta: '10:00' }],
    ['10:10', { tipo: 'conCita', cita, avance: 0.25 }],
    ['10:40', { tipo: 'libre', hasta: '14:00' }],
    ['15:00', { tipo: 'fuera', desde: '16:00' }],
    ['19:00', { tipo: 'fuera', desde: null }],
  ])('at %s', (hora, esperada) => {
    expect(ocupacion(hora)).toEqual(esperada);
  });

  test('is within their own hours, and who is not active is not there', () => {
    const tarde = { ...marta, horario: { '2': [{ desde: '16:00', hasta: '20:00' }] } };
    expect(puestosDe([tarde], [], negocio, a('10:00'))[0]?.ocupacion).toEqual({
      tipo: 'fuera',
      desde: '16:00',
    });
    const libre = { ...marta, horario: { '3': [{ desde: '09:00', hasta: '14:00' }] } };
    expect(puestosDe([libre], [], negocio, a('10:00'))[0]?.ocupacion).toEqual({ tipo: 'descansa' });
    expect(puestosDe([{ ...marta, activo: false }], [], negocio, a('10:00'))).toEqual([]);
  });
});

describe('who waits', () => {
  const alli = { estado: 'confirmada', llegadaEn: '2026-11-24T15:50:00Z' } as const;
  const esperan = (hora: string, cambios: Parameters<typeof citaDePrueba>[0]) =>
    puestosDe([marta], [citaDePrueba(cambios)], negocio, a(hora))[0]?.esperan.map(({ cliente }) => cliente);

  test('is with their professional until the cita begins', () => {
    expect(esperan('09:55', alli)).toEqual(['Ana Pérez']);
    expect(esperan('10:00', alli)).toEqual([]);
    expect(esperan('09:55', { ...alli, estado: 'cancelada' })).toEqual([]);
    expect(esperan('09:55', { estado: 'confirmada' })).toEqual([]);
    expect(esperan('09:55', { ...alli, profesionalId: 'otra' })).toEqual([]);
  });

  test('of nobody in particular is not forgotten', () => {
    const citas = [citaDePrueba(alli), citaDePrueba({ ...alli, profesionalId: null, cliente: 'Eva' })];
    expect(esperanSinAsignar(citas, a('09:55')).map(({ cliente }) => cliente)).toEqual(['Eva']);
  });
});

describe('what needs attention', () => {
  const motivos = (hora: string, cambios: Parameters<typeof citaDePrueba>[0]) =>
    asuntosDe([citaDePrueba(cambios)], a(hora)).map(({ motivo }) => motivo);

  test('a pendiente from two hours before it begins', () => {
    expect(motivos('07:59', {})).toEqual([]);
    expect(motivos('08:00', {})).toEqual(['porConfirmar']);
    expect(motivos('08:00', { estado: 'confirmada' })).toEqual([]);
  });

  test('one that is over and still open, until somebody says how it went', () => {
    expect(motivos('10:45', { estado: 'confirmada' })).toEqual(['sinCerrar']);
    expect(motivos('10:45', { estado: 'completada' })).toEqual([]);
  });

  test('one that was put over another on purpose, while it is to come', () => {
    expect(motivos('09:00', { estado: 'confirmada', solapeAutorizado: true })).toEqual(['solape']);
  });
});
