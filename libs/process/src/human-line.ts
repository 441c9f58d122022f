import { prettyFactory } from 'pino-pretty';
import pino from 'pino';

const toLine = prettyFactory({
  colorize: false,
  singleLine: true,
  ignore: 'time,level,pid,hostname,name',
  messageFormat: (log, messageKey) =>
    `${timeOf(log['time'])} ${labelOf(log['level'])}${textOf(log[messageKey])}${reasonOf(log['err'])}`.trimEnd(),
});

/** `2025/11/10 10:30:00 Database connection established`, in local time; a level other than info is named, and so is the reason of an error. */
export function toHumanLine(line: string): string {
  return toLine(line);
}

function timeOf(time: unknown): string {
  const date = new Date(Number(time));
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('/');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

function labelOf(level: unknown): string {
  const label = pino.levels.labels[Number(level)] ?? 'info';
  return label === 'info' ? '' : `${label.toUpperCase()} `;
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : '';
}

function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { message, code } = error as { message?: unknown; code?: unknown };
  const reason = textOf(message) || textOf(code);
  return reason && `: ${reason}`;
}
