import { runShard, SHARD_TIMEOUT_MS } from "./generate/run-shard";

describe("the gateway on random schemas, data and queries, part 2", () => {
  it(
    "answers as the reference executor and as a monolith",
    async () => {
      await runShard(2);
      expect.hasAssertions();
    },
    SHARD_TIMEOUT_MS,
  );
});
