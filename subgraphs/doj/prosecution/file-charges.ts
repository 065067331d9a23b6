/**
 * Filing charges: the prosecution, its counts, and the end of the investigation that led to them.
 * In: a prosecutor's input. Out: records. Every count stands on existing law (charge/chargeable.ts).
 * An investigation in view stays open while charges from it are sealed, since its state would tell of them.
 */
import { noRecord } from "../../kit/command/no-record";
import type { Work } from "../../kit/command/work";
import { nextState } from "../../kit/command/next-state";
import type { ChargeInput } from "../charge/charge-input";
import { assertChargeable } from "../charge/chargeable";
import { Charge } from "../charge/charge.entity";
import { Investigation } from "../investigation/investigation.entity";
import { investigationLifecycle } from "../investigation/investigation.transitions";
import { prosecutors } from "../permits";
import type { StatuteDays } from "../statute/in-force";
import type { Prosecution } from "./prosecution.entity";

const CHARGE = { lifecycle: investigationLifecycle, action: "charge" } as const;

type Statutes = Map<string, StatuteDays>;

interface FoundStatute extends StatuteDays {
  /** Null when no statute of the asked ones is there. */
  readonly id: string | null;
}

/** @throws RULE_VIOLATED, and RECORD_NOT_FOUND for the district */
export async function assertFileable(
  work: Work,
  { districtId, charges }: { readonly districtId: string; readonly charges: readonly ChargeInput[] },
): Promise<void> {
  const rows = await work.query<FoundStatute>(
    `SELECT s.id, s.enacted_on AS "enactedOn", s.effective_on AS "effectiveOn", s.repealed_on AS "repealedOn"
     FROM district d LEFT JOIN statute s ON s.id = ANY($2) WHERE d.id = $1`,
    [districtId, charges.map(({ statuteId }) => statuteId)],
  );
  if (rows.length === 0) throw noRecord("District", districtId);
  const statutes: Statutes = new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row]])));
  assertChargeable(charges, { statutes, today: work.today });
}

/** @param counted charges that the prosecution has already */
export async function createCharges(
  work: Work,
  prosecution: Prosecution,
  { charges, counted = 0 }: { readonly charges: readonly ChargeInput[]; readonly counted?: number },
): Promise<void> {
  await work.createAll(
    Charge,
    charges.map(({ statuteId, allegation, offenceOn }, index) => ({
      statuteId,
      allegation,
      offenceOn,
      id: `${prosecution.id}-count-${counted + index + 1}`,
      prosecutionId: prosecution.id,
      count: counted + index + 1,
      filedOn: work.today,
    })),
  );
}

/**
 * @param sealed whether the charges are
 * @throws RECORD_NOT_FOUND, ILLEGAL_TRANSITION when the investigation is not open
 */
export async function concludeInvestigation(
  work: Work,
  id: string,
  { sealed }: { readonly sealed: boolean },
): Promise<void> {
  const investigation = await work.find(Investigation, id, prosecutors);
  if (sealed && !investigation.sealed) nextState(investigationLifecycle, investigation, CHARGE.action);
  else await work.move(investigation, CHARGE, { concludedOn: work.today });
}

/** What the unsealing of charges brings into view beside the prosecution: its counts, and where they came from. */
export async function showCharges(work: Work, { id, investigationId, filedOn }: Prosecution): Promise<void> {
  const charges = await work.findAll(Charge, "t.prosecution_id = $1", [id]);
  await work.changeAll(charges, "unseal", {});
  if (investigationId === null) return;
  const [open] = await work.findAll(Investigation, "t.id = $1 AND NOT t.sealed AND t.state = 'OPEN'", [
    investigationId,
  ]);
  if (open !== undefined) await work.move(open, CHARGE, { concludedOn: filedOn });
}
