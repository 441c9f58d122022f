import express, { type RequestHandler } from 'express';
import { MediaTypeError } from './request-error.ts';

const BODY_LIMIT_BYTES = 100 * 1024;

export function jsonBody(): RequestHandler[] {
  return [onlyJson, express.json({ limit: BODY_LIMIT_BYTES, type: 'application/json' })];
}

/** A body of one other kind, which its handler reads as it comes. */
export function typedBody(mediaType: string): RequestHandler {
  return (req, _res, next) => {
    if (!req.is(mediaType)) throw new MediaTypeError();
    next();
  };
}

const onlyJson: RequestHandler = (req, _res, next) => {
  const empty = req.get('Content-Length') === '0' || req.is('*/*') === null;
  if (!empty && !req.is('application/json')) throw new MediaTypeError();
  next();
};
