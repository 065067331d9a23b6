/** Three worked stories, told through the gateway as officers would live them. */
import { type TestHub, createTestHub } from "../fixture/hub";
import { tellModel } from "./stories/model.story";
import { Teller } from "./stories/teller";

describe("stories", () => {
  const tell = new Teller("2026-10-01T09:00:00.000Z");
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub({ clock: tell.clock });
    tell.hub = hub;
  });

  afterAll(() => hub[Symbol.asyncDispose]());

  describe("a model, from the developer's question to its release", () => {
    tellModel(tell);
  });
});
