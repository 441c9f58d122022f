/** PROTOCOL.md as far as a program can read it: what it says of each message, and its two tables of codes. */
export interface ProtocolPage {
  readonly sections: readonly MessageSection[];
  readonly errorCodes: readonly CodeRow[];
  readonly closeCodes: readonly CodeRow[];
}

/** The section of one message, or of several that share a heading. */
export interface MessageSection {
  readonly types: readonly string[];
  /** By whom: `Client → hub` or `Hub → client`. */
  readonly direction: 'client' | 'hub';
  /** The first sentence after the direction. */
  readonly summary: string;
  /** The paragraph that the summary begins. */
  readonly description: string;
  readonly examples: readonly unknown[];
}

export interface CodeRow {
  readonly code: string;
  readonly why: string;
  readonly next: string;
}

/** A section is a message's when it begins with a direction. Throws where an example is not JSON. */
export function readProtocolPage(text: string): ProtocolPage {
  return {
    sections: splitAt('## ', text).flatMap(([heading, body]) => readSection(heading, body) ?? []),
    errorCodes: readCodes('### Of errors', text),
    closeCodes: readCodes('### Of closing', text),
  };
}

function readSection(heading: string, body: string): MessageSection | undefined {
  const [, from, rest] =
    /^(Client|Hub) → (?:hub|client)[^.]*\.\s+(.*?)(?:\n\n|\n*$(?![^]))/s.exec(body) ?? [];
  if (from === undefined || rest === undefined) return undefined;
  const description = plain(rest);
  return {
    types: heading.split(', '),
    direction: from === 'Client' ? 'client' : 'hub',
    summary: /^.*?\.(?= |$)/.exec(description)?.[0] ?? description,
    description,
    examples: [...body.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json]) => parse(heading, json ?? '')),
  };
}

function parse(heading: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new SyntaxError(`an example under "${heading}" is not JSON`, { cause });
  }
}

/** Of the table under a heading, the rows with what stands in their three columns. */
function readCodes(heading: string, text: string): readonly CodeRow[] {
  const body = text.split(`\n${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
  const rows = [...body.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].slice(2);
  return rows.map(([, code = '', why = '', next = '']) => ({
    code: code.replaceAll('`', ''),
    why: plain(why),
    next: plain(next),
  }));
}

function splitAt(mark: string, text: string): (readonly [heading: string, body: string])[] {
  const parts = text.split(new RegExp(`^${mark}`, 'm')).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end).trim()] as const;
  });
}

/** One line, and links by their text: anchors lead nowhere outside the page. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
