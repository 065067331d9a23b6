/** Marking hiring pathways. Placements stay marked as they are: they are about people. */
import type { Command } from "../../kit/command/command";
import { markingCommand } from "../../kit/command/marking-commands";
import { officers } from "../permits";
import { HiringPathway } from "./hiring-pathway.entity";

export const opmMarkingCommands: readonly Command[] = [
  markingCommand({ of: HiringPathway, office: "opm", by: officers }),
];
