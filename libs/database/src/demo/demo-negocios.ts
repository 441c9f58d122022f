import type { Horario } from '@citas/domain';

export interface DemoServicio {
  readonly nombre: string;
  readonly duracion: number;
  readonly color: string;
  readonly precio: number;
  /** How often it is booked, against the others. */
  readonly peso: number;
}

export interface DemoNegocio {
  readonly id: string;
  readonly nombre: string;
  readonly dominio: string;
  readonly zonaHoraria: string;
  readonly locale: string;
  /** How the numbers of its clients begin, and how many digits follow in its country. */
  readonly telefono: { readonly prefijo: string; readonly cifras: number };
  readonly horario: Horario;
  readonly servicios: readonly DemoServicio[];
  readonly profesionales: readonly {
    readonly nombre: string;
    readonly color: string;
    readonly libra: number;
  }[];
  readonly usuarios: readonly {
    readonly buzon: string;
    readonly nombre: string;
    readonly rol: 'admin' | 'recepcion' | 'profesional';
  }[];
  /** Part of the open hours that is booked on an ordinary day, by ISO weekday. */
  readonly ocupacion: Readonly<Record<number, number>>;
  readonly seed: number;
}

const manana = (desde: string, hasta: string) => ({ desde, hasta });

const salon: DemoNegocio = {
  id: 'negocio_123',
  nombre: 'Salón Aurora',
  dominio: 'aurora.demo',
  zonaHoraria: 'America/Mexico_City',
  locale: 'es-MX',
  telefono: { prefijo: '+5255', cifras: 8 },
  horario: {
    1: [manana('10:00', '14:00'), manana('15:00', '19:00')],
    2: [manana('10:00', '14:00'), manana('15:00', '19:00')],
    3: [manana('10:00', '14:00'), manana('15:00', '19:00')],
    4: [manana('10:00', '14:00'), manana('15:00', '20:00')],
    5: [manana('10:00', '14:00'), manana('15:00', '20:00')],
    6: [manana('09:00', '17:00')],
    7: [manana('10:00', '15:00')],
  },
  servicios: [
    { nombre: 'Corte', duracion: 45, color: '#b4552d', precio: 350, peso: 8 },
    { nombre: 'Color', duracion: 90, color: '#8f3f71', precio: 900, peso: 4 },
    { nombre: 'Peinado', duracion: 40, color: '#3d7a5f', precio: 300, peso: 4 },
    { nombre: 'Manicura', duracion: 50, color: '#2f6690', precio: 280, peso: 5 },
    { nombre: 'Tratamiento', duracion: 60, color: '#a67c00', precio: 600, peso: 2 },
  ],
  profesionales: [
    { nombre: 'Lucía', color: '#b4552d', libra: 1 },
    { nombre: 'Marta', color: '#2f6690', libra: 2 },
    { nombre: 'Iván', color: '#3d7a5f', libra: 3 },
    { nombre: 'Renata', color: '#8f3f71', libra: 0 },
  ],
  usuarios: [
    { buzon: 'admin', nombre: 'Aurora Gil', rol: 'admin' },
    { buzon: 'recepcion', nombre: 'Paola Ríos', rol: 'recepcion' },
    { buzon: 'marta', nombre: 'Marta', rol: 'profesional' },
  ],
  ocupacion: { 1: 0.45, 2: 0.5, 3: 0.55, 4: 0.7, 5: 0.82, 6: 0.9, 7: 0.6 },
  seed: 123,
};

const clinica: DemoNegocio = {
  id: 'clinica_sonrisa',
  nombre: 'Clínica Sonrisa',
  dominio: 'clinica.demo',
  zonaHoraria: 'Europe/Madrid',
  locale: 'es-ES',
  telefono: { prefijo: '+34600', cifras: 6 },
  horario: {
    1: [manana('09:00', '14:00'), manana('16:00', '20:00')],
    2: [manana('09:00', '14:00'), manana('16:00', '20:00')],
    3: [manana('09:00', '14:00'), manana('16:00', '20:00')],
    4: [manana('09:00', '14:00'), manana('16:00', '20:00')],
    5: [manana('09:00', '15:00')],
  },
  servicios: [
    { nombre: 'Revisión', duracion: 20, color: '#2f6690', precio: 30, peso: 8 },
    { nombre: 'Limpieza', duracion: 40, color: '#3d7a5f', precio: 60, peso: 6 },
    { nombre: 'Empaste', duracion: 45, color: '#a67c00', precio: 75, peso: 4 },
    { nombre: 'Ortodoncia', duracion: 30, color: '#8f3f71', precio: 90, peso: 5 },
    { nombre: 'Endodoncia', duracion: 75, color: '#b4552d', precio: 220, peso: 1 },
  ],
  profesionales: [
    { nombre: 'Dra. Vidal', color: '#2f6690', libra: 0 },
    { nombre: 'Dr. Sanz', color: '#3d7a5f', libra: 5 },
    { nombre: 'Dra. Rey', color: '#8f3f71', libra: 2 },
  ],
  usuarios: [
    { buzon: 'admin', nombre: 'Elena Vidal', rol: 'admin' },
    { buzon: 'recepcion', nombre: 'Jorge Mas', rol: 'recepcion' },
    { buzon: 'sanz', nombre: 'Dr. Sanz', rol: 'profesional' },
  ],
  ocupacion: { 1: 0.75, 2: 0.8, 3: 0.78, 4: 0.8, 5: 0.6, 6: 0, 7: 0 },
  seed: 456,
};

const taller: DemoNegocio = {
  id: 'taller_norte',
  nombre: 'Taller Norte',
  dominio: 'taller.demo',
  zonaHoraria: 'America/Santiago',
  locale: 'es-CL',
  telefono: { prefijo: '+5690', cifras: 7 },
  horario: {
    1: [manana('08:30', '13:00'), manana('14:00', '18:30')],
    2: [manana('08:30', '13:00'), manana('14:00', '18:30')],
    3: [manana('08:30', '13:00'), manana('14:00', '18:30')],
    4: [manana('08:30', '13:00'), manana('14:00', '18:30')],
    5: [manana('08:30', '13:00'), manana('14:00', '18:30')],
    6: [manana('09:00', '13:00')],
  },
  servicios: [
    { nombre: 'Cambio de aceite', duracion: 45, color: '#a67c00', precio: 35000, peso: 8 },
    { nombre: 'Frenos', duracion: 90, color: '#b4552d', precio: 80000, peso: 4 },
    { nombre: 'Diagnóstico', duracion: 30, color: '#2f6690', precio: 20000, peso: 6 },
    { nombre: 'Neumáticos', duracion: 60, color: '#3d7a5f', precio: 25000, peso: 4 },
    { nombre: 'Revisión técnica', duracion: 120, color: '#8f3f71', precio: 60000, peso: 2 },
  ],
  profesionales: [
    { nombre: 'Nelson', color: '#a67c00', libra: 0 },
    { nombre: 'Camila', color: '#2f6690', libra: 6 },
  ],
  usuarios: [
    { buzon: 'admin', nombre: 'Rosa Norambuena', rol: 'admin' },
    { buzon: 'recepcion', nombre: 'Diego Pinto', rol: 'recepcion' },
    { buzon: 'camila', nombre: 'Camila', rol: 'profesional' },
  ],
  ocupacion: { 1: 0.85, 2: 0.7, 3: 0.65, 4: 0.7, 5: 0.8, 6: 0.6, 7: 0 },
  seed: 789,
};

export const DEMO_NEGOCIOS: readonly DemoNegocio[] = [salon, clinica, taller];
export const DEMO_PASSWORD = 'demo1234';
