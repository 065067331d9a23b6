import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { type HubResult, runHub } from "../fixture/hub-command";
import { temporaryDirectory } from "../fixture/temporary-directory";

/** Asks a gateway that gives one answer; returns what it was asked and what was printed. */
async function ask(
  answer: unknown,
  args: readonly string[],
  document = "{ agencies { name } }",
): Promise<HubResult & { received: unknown }> {
  using place = temporaryDirectory();
  const file = join(place.path, "question.graphql");
  writeFileSync(file, document);
  let received: unknown;
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    received = await json(request);
    response.setHeader("content-type", "application/json");
    response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  };
  const server = createServer((request, response) => void reply(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const result = await runHub(["query", file, "--url", url, ...args]);
  server.close();
  return { ...result, received };
}

describe("hub query", () => {
  it("prints lists of the answer as tables", async () => {
    const result = await ask({ data: { agencies: [{ name: "CISA" }, { name: "DOJ" }] } }, []);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toContain("agencies (2)\n┌──────┐\n│ name │\n");
  });

  it("sends document, variables and operation name", async () => {
    const { received } = await ask({ data: {} }, ["--variables", '{"first": 3}', "--operation", "Names"]);
    expect(received).toEqual({
      query: "{ agencies { name } }",
      variables: { first: 3 },
      operationName: "Names",
    });
  });

  it("prints the whole answer with --json", async () => {
    const answer = { data: { a: 1 }, extensions: { marking: "CUI" } };
    const { stdout } = await ask(answer, ["--json"]);
    expect(JSON.parse(stdout)).toEqual(answer);
  });

  it("prints the banner of the answer on standard error, first and last", async () => {
    const marking = { level: "CUI", banner: "CUI//FED ONLY" };
    const errors = [{ message: "late" }];
    const marked = await ask({ data: { a: 1 }, errors, extensions: { marking } }, []);
    expect(marked).toMatchObject({ code: 0, stdout: "a  1\n", stderr: "CUI//FED ONLY\nerror: late\nCUI//FED ONLY\n" });
    const unmarked = { banner: "TOP SECRET\u001b[2J", unmarked: ["nsa", "doj"] };
    const { stderr } = await ask({ data: { a: 1 }, extensions: { marking: unmarked } }, []);
    expect(stderr).not.toContain("\u001b");
    expect(stderr).toMatch(/^TOP SECRET.* \(unmarked: nsa, doj\)\n/);
  });

  it("prints errors on standard error and still the data there is", async () => {
    const errors = [{ message: "late", path: ["agencies", 0, "hiring"], extensions: { code: "SUBGRAPH_TIMEOUT" } }];
    const result = await ask({ data: { agencies: [{ name: "CISA" }] }, errors }, []);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain("CISA");
    expect(result.stderr).toBe("error SUBGRAPH_TIMEOUT: late (at agencies.0.hiring)\n");
  });

  it("ends with 1 when there is no data", async () => {
    const result = await ask({ errors: [{ message: "Cannot query field" }] }, []);
    expect(result).toMatchObject({ code: 1, stdout: "", stderr: "error: Cannot query field\n" });
  });

  it("says so when what answers is not GraphQL", async () => {
    const result = await ask("<html>", []);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain("does not answer GraphQL (HTTP 200)");
  });

  it.each([
    ["no JSON", "{first: 3", "--variables is not JSON"],
    ["no object", "[1]", "--variables is not a JSON object"],
    ["a missing file", "@missing.json", "missing.json does not exist"],
  ])("refuses variables that are %s", async (_, variables, reason) => {
    const result = await ask({ data: {} }, ["--variables", variables]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(`error BAD_USER_INPUT: ${reason}`);
    expect(result.received).toBeUndefined();
  });

  it("says how to start the hub when nothing answers", async () => {
    const result = await runHub(["query", "package.json", "--url", "http://127.0.0.1:1/graphql"]);
    expect(result).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^error GATEWAY_UNAVAILABLE: Nothing answers on .*\n  Start the hub/),
    });
  });
});
