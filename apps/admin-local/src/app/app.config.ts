import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { provideToastr } from 'ngx-toastr';
import { routes } from './app.routes.ts';
import { IdiomaService } from './i18n/idioma.service.ts';
import { PalabraService } from './i18n/palabra.service.ts';
import { provideTextos } from './i18n/provide-textos.ts';
import { sesionInterceptor } from './sesion/sesion.interceptor.ts';
import { SesionService } from './sesion/sesion.service.ts';
import { TemaService } from './ui/tema.service.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideHttpClient(withInterceptors([sesionInterceptor])),
    provideRouter(routes, withComponentInputBinding()),
    provideTextos(),
    provideToastr({
      positionClass: 'toast-abajo',
      timeOut: 6000,
      extendedTimeOut: 3000,
      maxOpened: 3,
      autoDismiss: true,
      closeButton: true,
      preventDuplicates: true,
      countDuplicates: true,
      resetTimeoutOnDuplicate: true,
    }),
    provideAppInitializer(() => {
      inject(TemaService);
      inject(IdiomaService);
      inject(PalabraService).seguir();
      return inject(SesionService).restaurar();
    }),
  ],
};
