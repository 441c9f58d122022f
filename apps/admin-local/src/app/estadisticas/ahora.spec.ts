import type { Bloqueo, Profesional } from '@citas/protocol';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import type { Momento } from '../citas/tiempo-de-cita.ts';
import { esperanSinAsignar, puestosDe, type LoDeHoy, type Ocupacion } from './ahora.ts';
import { asuntosDe } from './atencion.ts';

// A Tuesday.
const FECHA = '2026-11-24';
const a = (hora: string) => ({ fecha: FECHA, hora });
const marta: Profesional = {
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
const deHoy = (cambios: Partial<LoDeHoy> = {}): LoDeHoy => ({
  negocio,
  citas: [],
  bloqueos: [],
  ...cambios,
});
const deMarta = (momento: Momento, cambios: Partial<LoDeHoy>, persona = marta) =>
  puestosDe([persona], deHoy(cambios), momento)[0];
const ocupacion = (hora: string) => deMarta(a(hora), { citas: [cita] })?.ocupacion;

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
    expect(deMarta(a('10:00'), {}, tarde)?.ocupacion).toEqual({ tipo: 'fuera', desde: '16:00' });
    const libre = { ...marta, horario: { '3': [{ desde: '09:00', hasta: '14:00' }] } };
    expect(deMarta(a('10:00'), {}, libre)?.ocupacion).toEqual({ tipo: 'descansa' });
    expect(deMarta(a('10:00'), {}, { ...marta, activo: false })).toBeUndefined();
  });
});

describe('who left', () => {
  const ida = { ...marta, activo: false };

  test('is there while a client is with them or waits for them, and is never free', () => {
    expect(deMarta(a('10:10'), { citas: [cita] }, ida)?.ocupacion.tipo).toBe('conCita');
    const espera = { ...cita, llegadaEn: '2026-11-24T15:50:00Z' };
    const puesto = deMarta(a('09:55'), { citas: [espera] }, ida);
    expect([puesto?.ocupacion.tipo, puesto?.esperan]).toEqual(['descansa', [espera]]);
  });

  test('is not there for a cita that is over, or whose client is not there yet', () => {
    expect(deMarta(a('10:40'), { citas: [cita] }, ida)).toBeUndefined();
    expect(deMarta(a('09:55'), { citas: [cita] }, ida)).toBeUndefined();
  });
});

describe('whose time is blocked', () => {
  const bloqueo = (horaInicio: string, horaFin: string, cambios: Partial<Bloqueo> = {}): Bloqueo => ({
    id: horaInicio,
    profesionalId: marta.id,
    desde: FECHA,
    hasta: FECHA,
    horaInicio,
    horaFin,
    motivo: null,
    version: 1,
    ...cambios,
  });
  const a1330 = (...bloqueos: Bloqueo[]) => deMarta(a('13:30'), { bloqueos })?.ocupacion;
  const comida = bloqueo('13:00', '13:45', { motivo: 'Comida' });
  const entero = bloqueo('00:00', '24:00', { motivo: 'Vacaciones' });

  test.each<[string, Ocupacion]>([
    ['09:00', { tipo: 'libre', hasta: '10:00' }],
    ['10:40', { tipo: 'libre', hasta: '13:00' }],
    ['13:00', { tipo: 'bloqueado', bloqueo: comida, hasta: '13:45' }],
    ['13:45', { tipo: 'libre', hasta: '14:00' }],
  ])('is free until it, not in it, and free again after it: at %s', (hora, esperada) => {
    expect(deMarta(a(hora), { citas: [cita], bloqueos: [comida] })?.ocupacion).toEqual(esperada);
  });

  test('is with their client all the same while a cita lies in it', () => {
    const suya = { ...cita, horaInicio: '13:20', horaFin: '13:40' };
    expect(deMarta(a('13:30'), { citas: [suya], bloqueos: [comida] })?.ocupacion.tipo).toBe('conCita');
  });

  test('by a block of everybody, but not by one of somebody else or of another day', () => {
    expect(a1330({ ...comida, profesionalId: null })?.tipo).toBe('bloqueado');
    expect(a1330({ ...comida, profesionalId: 'otra' })?.tipo).toBe('libre');
    expect(a1330({ ...comida, desde: '2026-11-25', hasta: '2026-11-25' })?.tipo).toBe('libre');
  });

  test('by two blocks one after the other is back after the second', () => {
    const medico = bloqueo('13:45', '16:30');
    expect(a1330(comida, medico)).toEqual({ tipo: 'bloqueado', bloqueo: comida, hasta: '16:30' });
  });

  test('begins, after the hours between, when the block that opens the afternoon ends', () => {
    const bloqueos = [bloqueo('15:30', '16:30')];
    expect(deMarta(a('15:00'), { bloqueos })?.ocupacion).toEqual({ tipo: 'fuera', desde: '16:30' });
  });

  test('for the rest of the day is not back today', () => {
    const tarde = bloqueo('13:00', '24:00');
    expect(a1330(tarde)).toEqual({ tipo: 'bloqueado', bloqueo: tarde, hasta: null });
  });

  test.each(['08:00', '13:30', '15:00', '20:00'])('all day does not work that day: at %s', (hora) => {
    const { ocupacion } = deMarta(a(hora), { bloqueos: [entero] }) ?? {};
    expect(ocupacion).toEqual({ tipo: 'descansa', bloqueo: entero });
  });

  test('on a day on which they do not work anyway is not told of', () => {
    const libra = { ...marta, horario: { '3': [{ desde: '09:00', hasta: '14:00' }] } };
    expect(deMarta(a('10:00'), { bloqueos: [entero] }, libra)?.ocupacion).toEqual({ tipo: 'descansa' });
  });
});

describe('who waits', () => {
  const alli = { estado: 'confirmada', llegadaEn: '2026-11-24T15:50:00Z' } as const;
  const esperan = (hora: string, cambios: Parameters<typeof citaDePrueba>[0]) =>
    deMarta(a(hora), { citas: [citaDePrueba(cambios)] })?.esperan.map(({ cliente }) => cliente);

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
  type Cambios = Parameters<typeof citaDePrueba>[0];
  const motivos = (hora: string, cambios: Cambios, otra?: Cambios) => {
    const citas = [citaDePrueba(cambios), ...(otra ? [citaDePrueba({ id: 'otra', ...otra })] : [])];
    return asuntosDe(citas, a(hora)).map(({ motivo }) => motivo);
  };

  test('a pendiente from two hours before it begins', () => {
    expect(motivos('07:59', {})).toEqual([]);
    expect(motivos('08:00', {})).toEqual(['porConfirmar']);
    expect(motivos('08:00', { estado: 'confirmada' })).toEqual([]);
  });

  test('a pendiente that has begun does not begin soon', () => {
    expect(motivos('09:59', {})).toEqual(['porConfirmar']);
    expect(motivos('10:00', {})).toEqual(['yaEmpezada']);
    expect(motivos('10:45', {})).toEqual(['sinCerrar']);
  });

  test('no pendiente whose client is there: they need no asking whether they come', () => {
    const alli = { llegadaEn: '2026-11-24T15:50:00Z' };
    expect(motivos('09:55', alli)).toEqual([]);
    expect(motivos('10:00', alli)).toEqual([]);
    expect(motivos('10:45', alli)).toEqual(['sinCerrar']);
  });

  test('one that is over and still open, until somebody says how it went', () => {
    expect(motivos('10:45', { estado: 'confirmada' })).toEqual(['sinCerrar']);
    expect(motivos('10:45', { estado: 'completada' })).toEqual([]);
  });

  test('one that was put over another on purpose, while it lies over it', () => {
    const encima = { estado: 'confirmada', solapeAutorizado: true } as const;
    const debajo = { estado: 'confirmada', horaInicio: '09:30', horaFin: '10:15' } as const;
    const sobre = (cambios: Cambios) => motivos('09:00', encima, { ...debajo, ...cambios });
    expect(sobre({})).toEqual(['solape']);
    expect(sobre({ estado: 'completada' })).toEqual(['solape']);
    expect(sobre({ estado: 'cancelada' })).toEqual([]);
    expect(sobre({ horaFin: '10:00' })).toEqual([]);
    expect(sobre({ profesionalId: 'otra' })).toEqual([]);
    expect(sobre({ fecha: '2026-11-25' })).toEqual([]);
    expect(motivos('09:00', encima)).toEqual([]);
    expect(motivos('09:00', { ...encima, profesionalId: null }, { ...debajo, profesionalId: null })).toEqual(
      [],
    );
  });
});
