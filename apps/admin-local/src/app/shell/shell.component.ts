import { Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCalendarDays, LucideLayoutDashboard, LucideLogOut } from '@lucide/angular';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisosService } from '../notificaciones/avisos.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { EnVivoService } from '../realtime/en-vivo.service.ts';
import { puedeVer } from '../sesion/guards.ts';
import { SesionService } from '../sesion/sesion.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { BarraDeConexionComponent } from './barra-de-conexion.component.ts';
import { ConnectionChipComponent } from './connection-chip.component.ts';
import { PreferenciasComponent } from './preferencias.component.ts';

/** What surrounds every page of a session, and keeps its connection. */
@Component({
  selector: 'app-shell',
  imports: [
    BarraDeConexionComponent,
    ConnectionChipComponent,
    LucideCalendarDays,
    LucideLayoutDashboard,
    LucideLogOut,
    PreferenciasComponent,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TranslocoDirective,
  ],
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.css',
})
export class ShellComponent {
  readonly #usuario = inject(UserService).currentUserValue;
  readonly #negocio = inject(NegocioService);
  protected readonly sesion = inject(SesionService);
  protected readonly verPanel = puedeVer(this.#usuario, 'estadisticas');
  protected readonly usuario = this.#usuario;
  protected readonly iniciales = this.#usuario.nombre
    .split(/\s+/)
    .slice(0, 2)
    .map((palabra) => palabra.charAt(0))
    .join('');
  protected readonly nombre = computed(() => this.#negocio.negocio()?.nombre ?? '');

  constructor() {
    const enVivo = inject(EnVivoService);
    const avisos = inject(AvisosService);
    const conexion = inject(ConexionService);
    const title = inject(Title);
    this.#negocio.cargar();
    avisos.empezar();
    enVivo.empezar();
    // The tab tells too, for whoever has it in the background.
    effect(() => title.setTitle(`${conexion.caida() ? '(!) ' : ''}${this.nombre() || 'Citas en vivo'}`));
    inject(DestroyRef).onDestroy(() => {
      avisos.terminar();
      enVivo.terminar(this.#usuario.negocio_id);
    });
  }
}
