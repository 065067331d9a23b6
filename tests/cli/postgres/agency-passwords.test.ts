import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { agencyPasswords } from "../../../cli/postgres/agency-passwords";
import { readPasswords } from "../../../cli/postgres/credentials";
import { temporaryDirectory } from "../../fixture/temporary-directory";

describe("agencyPasswords", () => {
  it("generates a different password for every role, keeps them and finds them again", () => {
    using place = temporaryDirectory();
    const source = { environment: {}, file: join(place.path, "credentials.json"), server: "db:5432" };
    const passwords = agencyPasswords(source);
    expect(new Set(passwords.values()).size).toBe(21);
    for (const password of passwords.values()) expect(password).toMatch(/^[\w-]{32}$/);
    expect(agencyPasswords(source)).toEqual(passwords);
    expect(statSync(source.file).mode & 0o777).toBe(0o600);
  });

  it("keeps the passwords of two servers apart", () => {
    using place = temporaryDirectory();
    const file = join(place.path, "credentials.json");
    const one = agencyPasswords({ environment: {}, file, server: "one:5432" });
    const other = agencyPasswords({ environment: {}, file, server: "other:5432" });
    expect(one.get("hub_cisa")).not.toBe(other.get("hub_cisa"));
    expect(readPasswords(file, "one:5432")).toEqual(one);
  });

  it("prefers the environment's and never writes them", () => {
    using place = temporaryDirectory();
    const file = join(place.path, "credentials.json");
    const environment = { HUB_CISA_PASSWORD: "from-the-environment", HUB_CISA_OWNER_PASSWORD: "" };
    const passwords = agencyPasswords({ environment, file, server: "db:5432" });
    expect(passwords.get("hub_cisa")).toBe("from-the-environment");
    expect(readPasswords(file, "db:5432").has("hub_cisa")).toBe(false);
    expect(readFileSync(file, "utf8")).not.toContain("from-the-environment");
  });

  it("names the variable of an unusable password without showing it", () => {
    using place = temporaryDirectory();
    const source = { file: join(place.path, "credentials.json"), server: "db:5432" };
    const call = (): unknown => agencyPasswords({ ...source, environment: { HUB_DOJ_PASSWORD: "short" } });
    expect(call).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
    expect(call).toThrow(/^HUB_DOJ_PASSWORD: must be at least 8 printable/);
  });
});
