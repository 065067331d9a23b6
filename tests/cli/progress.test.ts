import { createProgress } from "../../cli/progress";

function recorder(isTTY: boolean): {
  stream: { isTTY: boolean; columns: number; write(text: string): void };
  text: () => string;
} {
  let written = "";
  return { stream: { isTTY, columns: 60, write: (text) => void (written += text) }, text: () => written };
}

describe("createProgress", () => {
  it("writes one plain line per finished step where there is no terminal", async () => {
    const { stream, text } = recorder(false);
    const result = await createProgress(stream).step("gateway", async (note) => {
      note("starting");
      note("http://localhost:4000/graphql");
      return 42;
    });
    expect(result).toBe(42);
    expect(text()).toMatch(/^✓ gateway +\d+\.\d s {2}http:\/\/localhost:4000\/graphql\n$/);
  });

  it("leaves only finished lines on a terminal, none wider than it", async () => {
    const { stream, text } = recorder(true);
    await createProgress(stream).step("subgraphs", async (note) => note("x".repeat(200)));
    expect(text()).toContain("\r\u001B[2K✓ subgraphs");
    const frames = text()
      .split("\r\u001B[2K")
      .filter((frame) => /^[^✓]/.test(frame));
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expect(frame.length).toBeLessThan(60);
  });

  it("clears the line of a step that fails", async () => {
    const { stream, text } = recorder(true);
    const failing = createProgress(stream).step("gateway", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(text().endsWith("\r\u001B[2K")).toBe(true);
  });
});
