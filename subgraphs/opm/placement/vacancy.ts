/**
 * Whether a person can be selected: from a certificate only, and no more people than positions. Whoever declined
 * leaves the position free. Two selections at once cannot both take the last one: transactions are serializable.
 */
import { HubError } from "../../../common/errors";
import { noRecord } from "../../kit/command/no-record";
import type { Work } from "../../kit/command/work";
import type { AnnouncementState } from "../announcement/announcement.transitions";

interface Vacancy {
  readonly agencyId: string;
  readonly state: AnnouncementState;
  readonly positions: number;
  readonly taken: number;
}

/**
 * @returns the hiring agency
 * @throws RECORD_NOT_FOUND, RULE_VIOLATED; only for callers who may know how many were placed
 */
export async function agencyWithVacancy(work: Work, announcementId: string): Promise<string> {
  const [found] = await work.query<Vacancy>(
    `SELECT a.agency_id AS "agencyId", a.state, a.positions,
       (SELECT count(*)::int FROM placement p WHERE p.announcement_id = a.id AND p.state <> 'DECLINED') AS taken
     FROM announcement a WHERE a.id = $1`,
    [announcementId],
  );
  if (found === undefined) throw noRecord("Announcement", announcementId);
  if (found.state !== "CERTIFICATE_ISSUED") {
    throw new HubError(
      "RULE_VIOLATED",
      `People are selected from a certificate; ${announcementId} is ${found.state}.`,
      {
        remedy: "Issue the certificate first.",
        facts: { state: found.state },
      },
    );
  }
  if (found.taken >= found.positions) {
    throw new HubError("RULE_VIOLATED", `All ${found.positions} positions of ${announcementId} are taken.`, {
      remedy: "Announce further positions.",
      facts: { positions: found.positions },
    });
  }
  return found.agencyId;
}
