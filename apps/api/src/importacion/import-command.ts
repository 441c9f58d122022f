import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDatabase } from '@citas/database';
import { importarCitasSchema } from '@citas/protocol';
import { NotFoundError } from '../http/request-error.ts';
import { enIdioma } from './fallo.ts';
import { importarCitas, type Informe } from './importar-citas.ts';

// Run as `npm run citas:import -- --negocio negocio_123 [--simular] [--solapes autorizar] [--separador ';'] archivo.csv`.
const USO =
  "Uso: npm run citas:import -- --negocio negocio_123 [--simular] [--solapes autorizar] [--separador ';'] archivo.csv";

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

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function messageOf(error: unknown): string {
  if (error instanceof NotFoundError) return 'No existe ese negocio.';
  return error instanceof Error ? error.message : String(error);
}

function print({ fallos, ...informe }: Informe): void {
  for (const fallo of fallos) {
    const { linea, columna, detail } = enIdioma(fallo, 'es');
    console.error(`línea ${linea}${columna === null ? '' : `, ${columna}`}: ${detail}`);
  }
  const { filas, creadas, clientesNuevos, serviciosNuevos, simulacion } = informe;
  if (fallos.length > 0) fail(`${fallos.length} errores en ${filas} filas: no se ha guardado nada.`);
  const que = simulacion ? 'Se añadirían' : 'Añadidas';
  console.log(`${que}: ${creadas} citas, ${clientesNuevos} clientes y ${serviciosNuevos} servicios nuevos.`);
}

async function run(url: string, args: string[]): Promise<Informe> {
  const { negocio, archivo, opciones } = ordenOf(args);
  const bytes = createReadStream(archivo);
  const database = await openDatabase({ url, attempts: 1 });
  try {
    return await importarCitas(database.forNegocio(negocio), negocio, {
      bytes,
      opciones,
      async firmar(tx) {
        await tx.query(`SELECT set_config('citas.por', $1, true)`, [
          JSON.stringify({ id: null, nombre: 'Importación' }),
        ]);
      },
      onLeidas: (filas) => console.log(`${filas} filas leídas`),
      isGone: () => false,
    });
  } finally {
    await database.stop();
  }
}

const url = process.env['DATABASE_URL'];
if (!url) fail('Falta DATABASE_URL: arranca antes el sistema (npm start) o indica la base de datos.');
print(await run(url, process.argv.slice(2)).catch((error: unknown) => fail(messageOf(error))));
