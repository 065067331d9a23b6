import { join } from "node:path";
import { createLogger } from "../../../../common/logger";
import { CHECKPOINTS, readCheckpoints } from "../../../../subgraphs/kit/audit/checkpoint/checkpoint-directory";
import { keepWritingCheckpoints } from "../../../../subgraphs/kit/audit/checkpoint/keep-writing-checkpoints";
import { exportAudit } from "../../../../subgraphs/kit/audit/export-audit";
import { temporaryDirectory } from "../../../fixture/temporary-directory";
import { append, entry, oneChain } from "./audit-fixture";

describe("keepWritingCheckpoints", () => {
  it("writes one at once, and finishes it before it stops", async () => {
    using folder = temporaryDirectory();
    await using audit = await oneChain([entry()]);
    const stop = keepWritingCheckpoints(
      { readerUrl: audit.readerUrl, directory: folder.path },
      createLogger("t", "silent"),
    );
    await stop();
    expect([...readCheckpoints(join(folder.path, CHECKPOINTS))]).toHaveLength(1);
  });

  it("survives a database that is away", async () => {
    using folder = temporaryDirectory();
    const place = { readerUrl: "postgres://nobody@127.0.0.1:1/none", directory: folder.path };
    await keepWritingCheckpoints(place, createLogger("t", "silent"))();
    expect([...readCheckpoints(join(folder.path, CHECKPOINTS))]).toEqual([]);
  });
});

describe("exportAudit", () => {
  it("gives every entry once, the oldest first, in batches", async () => {
    await using audit = await oneChain([]);
    for (let round = 0; round < 3; round += 1) {
      await append(
        audit,
        Array.from({ length: 1_000 }, (_, index) => entry({ correlationId: `${round}-${index}` })),
      );
    }
    const sizes: number[] = [];
    const positions: number[] = [];
    for await (const batch of exportAudit(audit.readerUrl, {})) {
      sizes.push(batch.length);
      positions.push(...batch.map(({ position }) => position));
    }
    expect(sizes).toEqual([2_000, 1_000]);
    expect(positions).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
  });
});
