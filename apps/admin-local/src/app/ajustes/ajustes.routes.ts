import type { Routes } from '@angular/router';
import { sinPerderCambios } from '../sin-guardar/sin-perder-cambios.ts';

export const rutasDeAjustes: Routes = [
  {
    path: '',
    loadComponent: () => import('./ajustes.component.ts').then((m) => m.AjustesComponent),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'negocio' },
      {
        path: 'negocio',
        canDeactivate: [sinPerderCambios],
        loadComponent: () =>
          import('./datos-del-negocio.component.ts').then((m) => m.DatosDelNegocioComponent),
      },
      {
        path: 'horario',
        canDeactivate: [sinPerderCambios],
        loadComponent: () =>
          import('./horario-del-negocio.component.ts').then((m) => m.HorarioDelNegocioComponent),
      },
      {
        path: 'servicios',
        canDeactivate: [sinPerderCambios],
        loadComponent: () => import('./servicios.component.ts').then((m) => m.ServiciosComponent),
      },
      {
        path: 'equipo',
        canDeactivate: [sinPerderCambios],
        loadComponent: () => import('./equipo.component.ts').then((m) => m.EquipoComponent),
      },
      {
        path: 'usuarios',
        canDeactivate: [sinPerderCambios],
        loadComponent: () => import('./usuarios.component.ts').then((m) => m.UsuariosComponent),
      },
      {
        path: 'pantallas',
        canDeactivate: [sinPerderCambios],
        loadComponent: () => import('./pantallas.component.ts').then((m) => m.PantallasComponent),
      },
    ],
  },
];
