export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string | undefined;
}

const ALLOWED = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  ...['CC0-1.0', 'Unlicense', 'BlueOak-1.0.0', 'Python-2.0'],
]);

interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Every package that an installation without development dependencies would have, by the lock file. */
export function productionPackages(lock: string): ShippedPackage[] {
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, LockedPackage>> };
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, { version, license }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
    }));
}

/** Those whose licence is not allowed, one line each. */
export function forbidden(packages: readonly ShippedPackage[]): string[] {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence = 'sin licencia' }) => `${name} ${version}: ${licence}`);
}

/** Of alternatives one is enough; of licences that hold together, all are needed. */
function isAllowed(licence = ''): boolean {
  const alternatives = licence.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((name) => ALLOWED.has(name.trim())));
}
