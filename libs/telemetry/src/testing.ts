export { OtlpReceiver, type ReceivedSpan } from './tracing/otlp-receiver.ts';
