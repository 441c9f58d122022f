import { expect, type Page } from '@playwright/test';

/** The page as a browser keeps it: its service worker and what lies in its storage. */
export class InstalledPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the service worker is active and has all files that the page needs without a network. */
  async isKept(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(missingFiles), { timeout: 60_000, intervals: [250] })
      .toEqual([]);
  }

  /** What this browser still knows of somebody: keys of the storage, and cached answers of the API. */
  traces(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const kept = Object.keys(localStorage).filter((key) => key === 'token' || key.startsWith('guardado/'));
      const requests = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      const cached = requests.flat().map(({ url }) => new URL(url).pathname);
      return [...kept, ...cached.filter((path) => path.startsWith('/api/'))];
    });
  }
}

/** Runs in the browser. */
async function missingFiles(): Promise<string[]> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active) return ['service worker'];
  const answer = await fetch('/admin-local/ngsw.json');
  const { assetGroups } = (await answer.json()) as { assetGroups: { installMode: string; urls: string[] }[] };
  const wanted = assetGroups.filter((group) => group.installMode === 'prefetch').flatMap(({ urls }) => urls);
  const found = await Promise.all(wanted.map((url) => caches.match(url, { ignoreVary: true })));
  return wanted.filter((_url, index) => !found[index]);
}
