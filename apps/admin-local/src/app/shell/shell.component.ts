import { Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { atiende } from '@citas/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { BuscadorComponent } from '../buscador/buscador.component.ts';
import { mantenerListasAlDia } from '../negocio/listas-al-dia.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisosService } from '../notificaciones/avisos.service.ts';
import { BandejaComponent } from '../notificaciones/bandeja.component.ts';
import { BandejaService } from '../notificaciones/bandeja.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { EnVivoService } from '../realtime/en-vivo.service.ts';
import { CambiarClaveComponent } from '../sesion/cambiar-clave.component.ts';
import { puedeVer } from '../sesion/guards.ts';
import { SesionTerminadaComponent } from '../sesion/sesion-terminada.component.ts';
import { SesionService } from '../sesion/sesion.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { AtajosDeMarco } from '../teclado/atajos-de-marco.service.ts';
import { AyudaDeTecladoComponent } from '../teclado/ayuda-de-teclado.component.ts';
import { BarraDeConexionComponent } from './barra-de-conexion.component.ts';
import { ConnectionChipComponent } from './connection-chip.component.ts';
import { CuentaComponent } from './cuenta.component.ts';
import { PreferenciasComponent } from './preferencias.component.ts';

/** The title of a page that is of no negocio. */
const SIN_NEGOCIO = 'Citas en vivo';

type Dialogo = 'buscador' | 'atajos' | 'clave';

/** What surrounds every page of a session, and keeps its connection. */
@Component({
  selector: 'app-shell',
  imports: [
    AyudaDeTecladoComponent,
    BandejaComponent,
    BarraDeConexionComponent,
    BuscadorComponent,
    CambiarClaveComponent,
    ConnectionChipComponent,
    CuentaComponent,
    IconoDirective,
    PreferenciasComponent,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SesionTerminadaComponent,
    TranslocoDirective,
  ],
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.css',
})
export class ShellComponent {
  readonly #usuario = inject(UserService).currentUserValue;
  readonly #negocio = inject(NegocioService);
  readonly #conexion = inject(ConexionService);
  readonly #enVivo = inject(EnVivoService);
  readonly #avisos = inject(AvisosService);
  readonly #bandeja = inject(BandejaService);
  protected readonly sesion = inject(SesionService);
  protected readonly verPanel = puedeVer(this.#usuario, 'estadisticas');
  protected readonly verAjustes = this.#usuario.rol === 'admin';
  protected readonly conAvisos = puedeVer(this.#usuario, 'notificaciones');
  protected readonly atiende = atiende(this.#usuario.rol);
  protected readonly nombre = computed(() => this.#negocio.negocio()?.nombre ?? '');
  protected readonly dialogo = signal<Dialogo | undefined>(undefined);

  constructor() {
    const title = inject(Title);
    const soltarAtajos = inject(AtajosDeMarco).empezar(this.#usuario.rol, {
      buscar: () => this.abrir('buscador'),
      ayuda: () => this.abrir('atajos'),
    });
    this.#empezar();
    mantenerListasAlDia();
    // The tab tells too, for whoever has it in the background.
    effect(() => title.setTitle(`${this.#conexion.caida() ? '(!) ' : ''}${this.nombre() || SIN_NEGOCIO}`));
    inject(DestroyRef).onDestroy(() => {
      soltarAtajos();
      this.#bandeja.terminar();
      this.#avisos.terminar();
      this.#enVivo.terminar(this.#usuario.negocio_id);
      title.setTitle(SIN_NEGOCIO);
    });
  }

  protected abrir(dialogo: Dialogo): void {
    // Nothing comes over the question who is here.
    if (!this.sesion.terminada()) this.dialogo.set(dialogo);
  }

  /** A browser says late that a dialog has closed; another may have opened in its place. */
  protected cerrar(dialogo: Dialogo): void {
    this.dialogo.update((abierto) => (abierto === dialogo ? undefined : abierto));
  }

  #empezar(): void {
    this.#negocio.cargar();
    if (this.conAvisos) this.#bandeja.empezar();
    this.#avisos.empezar();
    this.#enVivo.empezar();
  }
}
