const LINK = /<link rel="modulepreload"[^>]*>/g;

/** The page with a link for each of these modules, in place of those that it had. */
export function withLinks(html: string, modules: readonly string[]): string {
  const links = modules.map((name) => `<link rel="modulepreload" href="${name}">`).join('');
  return html.replace(LINK, '').replace('</head>', `${links}</head>`);
}
