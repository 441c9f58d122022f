import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component.ts';
import { appConfig } from './app/app.config.ts';
import { precargar } from './app/precarga.ts';

precargar(location.pathname);
await bootstrapApplication(AppComponent, appConfig);
