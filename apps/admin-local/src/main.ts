import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component.ts';
import { appConfig } from './app/app.config.ts';

await bootstrapApplication(AppComponent, appConfig);
