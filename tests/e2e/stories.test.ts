/** Three worked stories, told through the gateway as officers would live them. */
import { type TestHub, createTestHub } from "../fixture/hub";
import { tellModel } from "./stories/model.story";
import { tellObligation } from "./stories/obligation.story";
import { Teller } from "./stories/teller";
import { tellVulnerability } from "./stories/vulnerability.story";

describe("stories", () => {
  const tell = new Teller("2026-10-01T09:00:00.000Z");
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub({ clock: tell.clock, hasBus: true });
    tell.hub = hub;
  });

  afterAll(() => hub[Symbol.asyncDispose]());

  describe("a model, from the developer's question to its release", () => {
    tellModel(tell);
  });

  describe("a vulnerability, from a hospital's report to a prosecution", () => {
    tellVulnerability(tell);
  });

  describe("an obligation, from its start through a blocked dependency to late delivery", () => {
    tellObligation(tell);
  });
});
