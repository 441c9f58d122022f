import type { DemoNegocio } from './demo-negocios.ts';
import type { SeededRandom } from './seeded-random.ts';

const NOMBRES = [
  'Ana', 'Beatriz', 'Carmen', 'Daniela', 'Elena', 'Fernanda', 'Gabriela', 'Inés', 'Julia', 'Karla', 'Laura', 'María',
  'Nuria', 'Olga', 'Patricia', 'Rocío', 'Sofía', 'Teresa', 'Valeria', 'Ximena', 'Andrés', 'Bruno', 'Carlos', 'David',
  'Emilio', 'Felipe', 'Gonzalo', 'Hugo', 'Javier', 'Luis', 'Mateo', 'Nicolás', 'Óscar', 'Pablo', 'Raúl', 'Tomás',
]; // prettier-ignore
const APELLIDOS = [
  'Aguilar', 'Benítez', 'Castro', 'Domínguez', 'Espinosa', 'Fuentes', 'García', 'Herrera', 'Ibáñez', 'Jiménez', 'León',
  'Mendoza', 'Núñez', 'Ortega', 'Peña', 'Quintero', 'Rojas', 'Salas', 'Torres', 'Uribe', 'Vargas', 'Zamora',
]; // prettier-ignore

export interface DemoCliente {
  readonly nombre: string;
  readonly telefono: string;
}

/** Clients with different names, each with a telephone number of the negocio's country. */
export function demoClientes(
  random: SeededRandom,
  { prefijo, cifras }: DemoNegocio['telefono'],
  cuantos: number,
): DemoCliente[] {
  const nombres = new Set<string>();
  while (nombres.size < cuantos) nombres.add(`${random.pick(NOMBRES)} ${random.pick(APELLIDOS)}`);
  return [...nombres].map((nombre) => ({
    nombre,
    telefono: prefijo + String(Math.floor(random.next() * 10 ** cifras)).padStart(cifras, '0'),
  }));
}
