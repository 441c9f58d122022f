import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { commandOnDatabase, failCommand, type Database } from '@citas/database';
import { importarCitasSchema } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';
import { enIdioma } from './fallo.ts';
import { importarCitas, type Informe } from './importar-citas.ts';

// Run as `npm run citas:import -- --negocio negocio_123 [--simular] [--solapes autorizar] [--separador ';'] archivo.csv`.
const USO =
  "Uso: npm run citas:import -- --negocio negocio_123 [--simular] [--solapes autorizar] [--separador ';'] archivo.csv";

type Orden = ReturnType<typeof ordenOf>;

function ordenOf(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      negocio: { type: 'string' },
      simular: { type: 'boolean', default: false },
      solapes: { type: 'string' },
      separador: { type: 'string' },
    },
  });
  const { negocio, simular, ...texts } = values;
  const opciones = importarCitasSchema.safeParse({ ...texts, simular: String(simular) });
  const [archivo, ...more] = positionals;
  if (!negocio || !archivo || more.length > 0 || !opciones.success) throw new Error(USO);
  return { negocio, archivo, opciones: opciones.data };
}

function print({ fallos, ...informe }: Informe): void {
  for (const fallo of fallos) {
    const { linea, columna, detail } = enIdioma(fallo, 'es');
    console.error(`línea ${linea}${columna === null ? '' : `, ${columna}`}: ${detail}`);
  }
  const { filas, creadas, clientesNuevos, serviciosNuevos, simulacion } = informe;
  if (fallos.length > 0)
    throw new Error(`Errores: ${fallos.length}; filas: ${filas}. No se ha guardado nada.`);
  const que = simulacion ? 'Se añadirían' : 'Añadido';
  console.log(
    `${que}: citas, ${creadas}; clientes nuevos, ${clientesNuevos}; servicios nuevos, ${serviciosNuevos}.`,
  );
}

async function run(database: Database, { negocio, archivo, opciones }: Orden): Promise<Informe> {
  return importarCitas(database.forNegocio(negocio), negocio, {
    bytes: createReadStream(archivo),
    opciones,
    firma: { por: { id: null, nombre: 'Importación' } },
    onLeidas: (filas) => console.log(`Filas leídas: ${filas}`),
    isGone: () => false,
  });
}

try {
  const orden = ordenOf(process.argv.slice(2));
  print(await commandOnDatabase((database) => run(database, orden)));
} catch (error) {
  failCommand(error instanceof NotFoundError ? new Error('No existe ese negocio.') : error);
}
