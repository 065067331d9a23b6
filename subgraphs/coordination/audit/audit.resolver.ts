/**
 * The audit of all agencies, for auditors alone. Everybody else is answered the same whatever there is to read, and
 * reading the audit is itself audited. Not here: the audit's own database (kit/audit).
 */
import { Arg, Args, Ctx, Int, Query, Resolver } from "type-graphql";
import { holdsRole } from "../../../common/caller";
import { HubError } from "../../../common/errors";
import type { Marking } from "../../../common/marking";
import { AuditCheckpoint } from "../../kit/audit/view/audit-checkpoint";
import { AuditEntryView } from "../../kit/audit/view/audit-entry.entity";
import { auditEntries } from "../../kit/audit/view/audit-entry.listing";
import type { Page } from "../../kit/read/connection";
import { type ListArgs, assertPageSize } from "../../kit/read/list-args";
import type { SubgraphContext } from "../../kit/read/subgraph-context";

/** Who read what is itself no public matter: controlled, for federal auditors. */
const MARKING: Marking = { level: "CUI", compartments: [], dissemination: ["FED ONLY"], tlp: null };

@Resolver()
export class AuditQueries {
  @Query(() => auditEntries.Connection as Function, {
    name: "auditEntries",
    nullable: true,
    description: "Who read and changed what in all agencies, the newest first. For auditors; reading it is audited.",
  })
  async entries(
    @Args(() => auditEntries.Args as Function) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<AuditEntryView>> {
    await assertAuditor(context, "AuditEntry");
    const page = await context.auditReader.entries(args);
    context.readings.noteAll("AuditEntry", { ids: page.nodes.map(({ id }) => id), marking: MARKING });
    return page;
  }

  @Query(() => [AuditCheckpoint], {
    nullable: true,
    description: "Signed statements of where the audit's chains stood, the newest first. For auditors.",
  })
  async auditCheckpoints(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Ctx() context: SubgraphContext,
  ): Promise<AuditCheckpoint[]> {
    await assertAuditor(context, "AuditCheckpoint");
    assertPageSize(first);
    const checkpoints = await context.auditReader.checkpoints(first);
    const ids = checkpoints.map(({ number }) => String(number));
    context.readings.noteAll("AuditCheckpoint", { ids, marking: MARKING });
    return checkpoints;
  }
}

/** @throws DENIED, once it is written down; AUDIT_UNAVAILABLE */
async function assertAuditor({ caller, audit }: SubgraphContext, type: string): Promise<void> {
  if (holdsRole(caller, "AUDITOR")) return;
  await audit.refusedRead(type, "DENIED");
  throw new HubError("DENIED", "Only an auditor may read the audit.");
}
