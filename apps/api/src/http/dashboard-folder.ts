import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where a built dashboard is: another folder would answer every page with a 404, and say so to nobody who runs it. */
export const dashboardFolder = z.string().refine((folder) => existsSync(join(folder, 'index.html')), {
  error: 'tiene que ser una carpeta con un index.html, como la que deja «npx nx build admin-local»',
});
