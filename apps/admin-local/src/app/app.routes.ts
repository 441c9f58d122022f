import type { Routes } from '@angular/router';
import { estadisticasGuard, fueraGuard, sesionGuard } from './sesion/guards.ts';

export const routes: Routes = [
  {
    path: 'login',
    canActivate: [fueraGuard],
    loadComponent: () => import('./sesion/login.component.ts').then((m) => m.LoginComponent),
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
    ],
  },
  { path: '**', redirectTo: '' },
];
