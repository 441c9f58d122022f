import type { Routes } from '@angular/router';
import {
  adminGuard,
  atencionGuard,
  estadisticasGuard,
  fueraGuard,
  operadorGuard,
  sesionGuard,
} from './sesion/guards.ts';
import { sinPerderCambios } from './sin-guardar/sin-perder-cambios.ts';

export const routes: Routes = [
  {
    path: 'login',
    canActivate: [fueraGuard],
    loadComponent: () => import('./sesion/login.component.ts').then((m) => m.LoginComponent),
  },
  {
    path: 'tv',
    loadComponent: () => import('./tv/tv.component.ts').then((m) => m.TvComponent),
  },
  {
    path: 'operador',
    canActivate: [operadorGuard],
    loadComponent: () => import('./operador/operador.component.ts').then((m) => m.OperadorComponent),
  },
  {
    path: '',
    canActivate: [sesionGuard],
    loadComponent: () => import('./shell/shell.component.ts').then((m) => m.ShellComponent),
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [estadisticasGuard],
        loadComponent: () =>
          import('./estadisticas/estadisticas.component.ts').then((m) => m.EstadisticasComponent),
      },
      {
        path: 'agenda',
        loadComponent: () => import('./agenda/agenda.component.ts').then((m) => m.AgendaComponent),
      },
      {
        path: 'clientes',
        canActivate: [atencionGuard],
        loadComponent: () => import('./clientes/clientes.component.ts').then((m) => m.ClientesComponent),
      },
      {
        path: 'clientes/:id',
        canActivate: [atencionGuard],
        canDeactivate: [sinPerderCambios],
        loadComponent: () => import('./clientes/cliente.component.ts').then((m) => m.ClienteComponent),
      },
      {
        path: 'ajustes',
        canActivate: [adminGuard],
        loadChildren: () => import('./ajustes/ajustes.routes.ts').then((m) => m.rutasDeAjustes),
      },
      {
        path: 'sin-permiso',
        loadComponent: () => import('./shell/sin-permiso.component.ts').then((m) => m.SinPermisoComponent),
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
