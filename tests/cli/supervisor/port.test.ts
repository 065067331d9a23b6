import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { assertPortFree } from "../../../cli/supervisor/port";

describe("assertPortFree", () => {
  it("passes for any port that the operating system chooses", async () => {
    await expect(assertPortFree("127.0.0.1", 0)).resolves.toBeUndefined();
  });

  it("refuses a port that somebody listens on, and names another", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(assertPortFree("127.0.0.1", port)).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: `Port ${port} on 127.0.0.1 is taken by another process.`,
      remedy: expect.stringContaining("PORT="),
    });
    other.close();
    await once(other, "close");
    await expect(assertPortFree("127.0.0.1", port)).resolves.toBeUndefined();
  });

  it("refuses an address that is not this machine's", async () => {
    await expect(assertPortFree("192.0.2.1", 4000)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });
});
