/**
 * What one agency tells the others of a change: which record, what was done, and the few facts that its class
 * announces. In: rows of an outbox. Out: the same on the bus and at every follower. Not here: the bus.
 */
import { z } from "zod";

export const hubEventSchema = z.object({
  /** Agency that told it. */
  source: z.string(),
  /** Number in the agency's outbox. With source and time it names the event for good. */
  id: z.number().int(),
  /** Instant of the command, ISO 8601 in UTC. */
  at: z.string(),
  /** GraphQL type of the record. */
  recordType: z.string(),
  recordId: z.string(),
  /** Version of the record after the change. */
  version: z.number().int(),
  /** Word of the lifecycle: `deliver`. */
  action: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  /** Who did it: an agency or an organization. */
  office: z.string(),
  /** Announced properties by name. */
  facts: z.record(z.string(), z.unknown()),
});

export type HubEvent = Readonly<z.infer<typeof hubEventSchema>>;
