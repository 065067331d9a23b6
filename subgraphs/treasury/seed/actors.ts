/** Who acts in the histories of seeded records: roles and offices, never persons. The rest is the coordinator's. */
import type { Actors } from "./timeline";

const analyst = { actor: "clearinghouse-analyst", office: "Treasury" };
const participant = { actor: "participant", office: "Clearinghouse participant" };
const maintainer = { actor: "maintainer", office: "Clearinghouse participant" };
const recipient = { actor: "recipient", office: "Patch recipient" };

export const CASE_ACTORS: Actors = {
  create: participant,
  validate: analyst,
  reject: analyst,
  markDuplicate: analyst,
  submitFix: maintainer,
};

export const PARTICIPATION_ACTORS: Actors = { activate: participant, withdraw: participant };

export const SCAN_CLAIM_ACTORS: Actors = {
  create: participant,
  start: participant,
  finish: participant,
  release: participant,
};

export const EMBARGO_ACTORS: Actors = { propose: participant, accept: participant, revise: participant };

export const EMBARGO_PARTICIPANT_ACTORS: Actors = { sign: participant, decline: participant };

export const PATCH_DELIVERY_ACTORS: Actors = { acknowledge: recipient, apply: recipient, decline: recipient };
