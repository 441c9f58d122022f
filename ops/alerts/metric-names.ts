import { parser } from '@prometheus-io/lezer-promql';

export interface Parsed {
  /** Every metric that the expression reads. */
  readonly names: readonly string[];
  /** Where it is no PromQL. */
  readonly faults: readonly string[];
}

/** Reads an expression with the grammar of Prometheus' own editor. */
export function parsePromql(expr: string): Parsed {
  const names: string[] = [];
  const faults: string[] = [];
  parser.parse(expr).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) faults.push(`${from}: ${expr.slice(from, to + 10)}`);
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector')
        names.push(expr.slice(from, to));
    },
  });
  return { names: [...new Set(names)], faults };
}

/** The names in the text that a server gives to Prometheus, those of the parts of a histogram included. */
export function exportedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm))
    for (const part of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) names.add(name + part);
  return names;
}
