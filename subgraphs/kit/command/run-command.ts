/**
 * Runs one command: checks, one transaction, receipt.
 * In: the command, its input, the request's context. Out: the record as the command left it, now or the first time.
 */
import type { Caller } from "../../../common/caller";
import { entryToken } from "../access/entry-token";
import { tableClass, tableOf } from "../database/table";
import type { MarkedRecord } from "../record/marked-record";
import { checkInput } from "./checks";
import type { Command } from "./command";
import type { CreateInput } from "./command-inputs";
import type { CommandSetting } from "./command-setting";
import { assertKnown } from "./permit";
import { answeredBefore, keepReceipt } from "./receipts";
import { inTransaction } from "./transaction";
import { Work } from "./work";

/**
 * @throws BAD_USER_INPUT, UNAUTHENTICATED, FORBIDDEN, RECORD_NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION, RULE_VIOLATED,
 *   BUSY; nothing changed then
 */
export async function runCommand(command: Command, given: CreateInput, setting: CommandSetting): Promise<MarkedRecord> {
  const { agency, caller, dataSource, contextKey } = setting;
  assertKnown(caller);
  const input = checkInput(given, command.checks);
  const request = { office: holderOf(caller), key: input.idempotencyKey, command: command.name, input };
  const table = tableOf(dataSource, tableClass(command.of));
  const now = setting.clock().toISOString();
  const token = (): string => entryToken({ contextKey, caller, scope: "command" });
  return inTransaction({ ...setting, token }, async (query) => {
    const before = await answeredBefore(query, table, request);
    if (before !== undefined) return before;
    const work = new Work({
      agency,
      caller,
      now,
      basis: input.basis ?? null,
      query,
      dataSource,
    });
    const record = await command.run(work, input);
    await keepReceipt(query, table, { ...request, id: record.id });
    return record;
  });
}

/** Receipts are for the same office in the same roles: others of the office might not be told what these were. */
function holderOf({ roles, office }: Caller): string {
  return `${roles.toSorted().join(",")}@${office}`;
}
