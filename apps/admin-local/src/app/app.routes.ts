import type { Routes } from '@angular/router';
import { adminGuard, estadisticasGuard, fueraGuard, sesionGuard } from './sesion/guards.ts';

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
