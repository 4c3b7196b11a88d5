/** The messages between a page and its host: requests with replies one way, pushes the other. */
import * as v from 'valibot';
import { FaultValueSchema, JobReportSchema, JobSchema } from './job.ts';

const Id = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Page to host. The host answers each with a Reply of the same id, once it has taken the content in. */
export const RequestSchema = v.variant('command', [
  /** The page stands and can take jobs. */
  v.object({ id: Id, command: v.literal('ready') }),
  v.object({ id: Id, command: v.literal('report'), job: Id, report: JobReportSchema }),
  v.object({ id: Id, command: v.literal('finished'), job: Id }),
  v.object({ id: Id, command: v.literal('failed'), job: Id, fault: FaultValueSchema }),
]);
export type Request = v.InferOutput<typeof RequestSchema>;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type RequestBody = WithoutId<Request>;

/** Host to page. */
export const HostMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('reply'), id: Id, fault: v.nullable(FaultValueSchema) }),
  v.object({ kind: v.literal('job'), job: Id, spec: JobSchema }),
  /** End the job early; it still finishes, with what it has. */
  v.object({ kind: v.literal('stop'), job: Id }),
  /** Set a live job's state back to its initial value. */
  v.object({ kind: v.literal('reset'), job: Id }),
]);
export type HostMessage = v.InferOutput<typeof HostMessageSchema>;

/** Larger messages are refused; bulk data goes in chunks below this. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
