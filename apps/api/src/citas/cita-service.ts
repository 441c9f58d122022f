import type { Identidad } from '@citas/auth';
import type {
  ApuntarLlegada,
  CambiarCita,
  CambiarEstado,
  Cita,
  CrearCita,
  ListaDeCitas,
  ListarCitas,
} from '@citas/protocol';
import type { Target } from '../http/target.ts';
import { apuntarLlegada } from './apuntar-llegada.ts';
import { changeEstado } from './change-estado.ts';
import type { CitaDeps } from './cita-deps.ts';
import { createCita } from './create-cita.ts';
import { deleteCita } from './delete-cita.ts';
import { listCitas } from './list-citas.ts';
import { readCita } from './read-cita.ts';
import { updateCita } from './update-cita.ts';

/** Everything that can be done with the citas of the identity's own negocio. */
export interface CitaService {
  createCita(identidad: Identidad, orden: CrearCita): Promise<Cita>;
  listCitas(identidad: Identidad, filtro: ListarCitas): Promise<ListaDeCitas>;
  readCita(identidad: Identidad, id: string): Promise<Cita>;
  updateCita(identidad: Identidad, target: Target, cambio: CambiarCita): Promise<Cita>;
  changeEstado(identidad: Identidad, target: Target, orden: CambiarEstado): Promise<Cita>;
  apuntarLlegada(identidad: Identidad, target: Target, orden: ApuntarLlegada): Promise<Cita>;
  deleteCita(identidad: Identidad, target: Target): Promise<void>;
}

export function createCitaService(deps: CitaDeps): CitaService {
  return {
    createCita: (identidad, orden) => createCita(deps, identidad, orden),
    listCitas: (identidad, filtro) => listCitas(deps, identidad, filtro),
    readCita: (identidad, id) => readCita(deps, identidad, id),
    updateCita: (identidad, target, cambio) => updateCita(deps, identidad, target, cambio),
    changeEstado: (identidad, target, orden) => changeEstado(deps, identidad, target, orden),
    apuntarLlegada: (identidad, target, orden) => apuntarLlegada(deps, identidad, target, orden),
    deleteCita: (identidad, target) => deleteCita(deps, identidad, target),
  };
}
