/** An instant as people give it: `10m`, `2h`, `3d` ago, or ISO 8601. In: text. Out: ISO 8601 in UTC. */
import { HubError } from "../common/errors";

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const AGO = /^(\d{1,6})([smhd])$/;
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** @throws BAD_USER_INPUT */
export function instantSince(text: string, now: Date): string {
  const [, count = "", unit = ""] = AGO.exec(text) ?? [];
  const ms = unit === "" && ISO.test(text) ? Date.parse(text) : now.getTime() - Number(count) * (UNIT_MS[unit] ?? NaN);
  if (Number.isFinite(ms)) return new Date(ms).toISOString();
  throw new HubError("BAD_USER_INPUT", `--since ${text} is no instant.`, {
    remedy: "Write 10m, 2h or 3d, or 2026-08-01T10:00:00Z.",
  });
}
