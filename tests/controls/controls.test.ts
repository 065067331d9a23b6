import { existsSync, readFileSync } from "node:fs";
import { CONTROLS } from "./controls";

const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

describe.each(CONTROLS)("the control that keeps $keeps", ({ file, text, without, test, title }) => {
  it("is in the code once, and something else without it", () => {
    expect(read(file).split(text)).toHaveLength(2);
    expect(without).not.toBe(text);
  });

  it("has a test", () => {
    expect(read(test)).toContain(`"${title}`);
  });
});
