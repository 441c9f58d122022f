import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ErrorHandler,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { provideToastr } from 'ngx-toastr';
import { routes } from './app.routes.ts';
import { ErroresDeCarga, irAlCargar } from './carga/errores-de-carga.ts';
import { redEnCalma } from './guardado/red-en-calma.ts';
import { VersionNueva } from './guardado/version-nueva.service.ts';
import { enCursoInterceptor } from './http/en-curso.interceptor.ts';
import { unaVezInterceptor } from './http/una-vez.interceptor.ts';
import { AvisoComponent } from './notificaciones/aviso.component.ts';
import { cambiosPropiosInterceptor } from './notificaciones/cambios-propios.interceptor.ts';
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
    provideHttpClient(
      withInterceptors([sesionInterceptor, unaVezInterceptor, enCursoInterceptor, cambiosPropiosInterceptor]),
    ),
    { provide: ErrorHandler, useClass: ErroresDeCarga },
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(irAlCargar)),
    provideTextos(),
    provideServiceWorker('service-worker.js', {
      enabled: !isDevMode(),
      registrationStrategy: redEnCalma,
    }),
    provideToastr({
      toastComponent: AvisoComponent,
      positionClass: 'toast-abajo',
      timeOut: 6000,
      extendedTimeOut: 3000,
      maxOpened: 3,
      autoDismiss: true,
      tapToDismiss: false,
      preventDuplicates: true,
      includeTitleDuplicates: true,
      countDuplicates: true,
      resetTimeoutOnDuplicate: true,
    }),
    provideAppInitializer(() => {
      inject(TemaService);
      inject(IdiomaService);
      inject(VersionNueva).vigilar();
      inject(PalabraService).seguir();
      return inject(SesionService).restaurar();
    }),
  ],
};
