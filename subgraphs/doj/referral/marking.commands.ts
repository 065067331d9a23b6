/** Marking referrals; the agency that referred is the originator. Sealing is not marking (sealed.ts). */
import type { Command } from "../../kit/command/command";
import { markingCommand } from "../../kit/command/marking-commands";
import { officersOfAgencies } from "../permits";
import { Referral } from "./referral.entity";

export const dojMarkingCommands: readonly Command[] = [
  markingCommand({ of: Referral, office: "doj", by: officersOfAgencies }),
];
