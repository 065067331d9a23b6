import { runShard, SHARD_TIMEOUT_MS } from "./generate/run-shard";

describe("the gateway on random schemas, data and queries, part 0", () => {
  it(
    "answers as the reference executor and as a monolith",
    async () => {
      await runShard(0);
      expect.hasAssertions();
    },
    SHARD_TIMEOUT_MS,
  );
});
