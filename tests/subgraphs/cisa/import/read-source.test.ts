import { once } from "node:events";
import { closeSync, ftruncateSync, openSync } from "node:fs";
import { type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ImportProgress } from "../../../../subgraphs/kit/import/import-job";
import { readAddressSource } from "../../../../subgraphs/kit/import/source/read-address";
import { readSource } from "../../../../subgraphs/kit/import/source/read-source";
import { MAXIMUM_BYTES } from "../../../../subgraphs/kit/import/source/limits";
import { type TemporaryDirectory, temporaryDirectory } from "../../../fixture/temporary-directory";
import { file } from "./fixture";

const NOWHERE = "postgres://nobody@127.0.0.1:1/none";
const read = (source: string, signal?: AbortSignal) =>
  readSource({ source, databaseUrl: NOWHERE, ...(signal === undefined ? {} : { signal }) }, "JSON");
const rejection = (message: string) =>
  expect.objectContaining({
    code: "IMPORT_REJECTED",
    message: expect.stringContaining(message),
    remedy: expect.any(String),
  });

describe("readSource of a file", () => {
  let folder: TemporaryDirectory;
  beforeAll(() => {
    folder = temporaryDirectory();
  });
  afterAll(() => folder[Symbol.dispose]());

  it("answers text, size and fingerprint, without a byte order mark, and tells how far it is", async () => {
    const path = file(folder.path, "kev.json", "\uFEFF{}");
    const progress: ImportProgress[] = [];
    const source = await readSource(
      { source: path, databaseUrl: NOWHERE, onProgress: (state) => progress.push(state) },
      "JSON",
    );
    expect(source).toEqual({
      name: "kev.json",
      text: "{}",
      bytes: 5,
      sha256: "aa25e978046d680ef8740d837e6de5bc1e2a2dc6089dbda1012544b538d53f65",
    });
    expect(progress).toEqual([{ step: "read", done: 5, total: 5 }]);
  });

  it.each<[string, string | Buffer, string]>([
    ["an HTML page", "\n<!DOCTYPE html><html>", "file is an HTML or XML page, not JSON."],
    ["an empty file", "", "file is empty."],
    ["blanks", " \n", "file is empty."],
    ["a compressed file", gzipSync("{}"), "file is not UTF-8 text."],
    ["another encoding", Buffer.from("\uFEFF{}", "utf16le"), "file is not UTF-8 text."],
  ])("rejects %s", async (_name, content, message) => {
    await expect(read(file(folder.path, "file", content))).rejects.toEqual(rejection(message));
  });

  it("rejects what is not there, and a folder", async () => {
    await expect(read(join(folder.path, "none.json"))).rejects.toEqual(rejection("none.json does not exist."));
    await expect(read(folder.path)).rejects.toEqual(rejection("is a folder."));
  });

  it("refuses a file of 500 MB at once, without reading it", async () => {
    const path = join(folder.path, "huge.json");
    const handle = openSync(path, "w");
    ftruncateSync(handle, 500_000_000);
    closeSync(handle);
    const progress: ImportProgress[] = [];
    const huge = readSource(
      { source: path, databaseUrl: NOWHERE, onProgress: (state) => progress.push(state) },
      "JSON",
    );
    await expect(huge).rejects.toEqual(rejection("huge.json has at least 476.8 MiB; the limit is 64 MiB."));
    expect(progress).toEqual([]);
  });

  it("refuses an endless device when the limit is passed", async () => {
    await expect(read("/dev/zero")).rejects.toEqual(rejection("; the limit is 64 MiB."));
  });

  it("stops when it is told to", async () => {
    const path = file(folder.path, "stopped.json", "{}");
    await expect(read(path, AbortSignal.abort(new Error("stop")))).rejects.toThrow("stop");
  });
});

describe("readSource of an address", () => {
  it("reads the file behind redirects and compression, and names it without secrets", async () => {
    await using server = await serve((request, response) => {
      if (request.url?.startsWith("/moved") === true) response.writeHead(302, { location: "/kev.json" }).end();
      else
        response
          .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" })
          .end(gzipSync(`{"a": 1}`));
    });
    const source = await read(`${server.url}/moved?token=secret#part`);
    expect(source).toMatchObject({ name: `${server.url}/moved`, text: `{"a": 1}`, bytes: 8 });
  });

  it.each<[string, RequestListener, string]>([
    [
      "a web page",
      (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>"),
      "/kev is a web page (text/html).",
    ],
    ["a page without a type", (_, response) => response.end("<html>"), "/kev is an HTML or XML page, not JSON."],
    ["an error", (_, response) => response.writeHead(404).end(), "/kev answers with status 404."],
    [
      "an announced 500 MB",
      (_, response) => response.writeHead(200, { "content-length": 500_000_000 }).write("{"),
      "/kev has at least 476.8 MiB",
    ],
    [
      "a connection that breaks",
      (_, response) => response.writeHead(200, { "content-length": 9 }).write("{", () => response.destroy()),
      "/kev cannot be read (",
    ],
  ])("rejects %s", async (_name, listener, message) => {
    await using server = await serve(listener);
    await expect(read(`${server.url}/kev`)).rejects.toEqual(rejection(message));
  });

  it("refuses an endless answer when the limit is passed", async () => {
    let sent = 0;
    await using server = await serve((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, " ");
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      response.on("drain", more);
      more();
    });
    await expect(read(`${server.url}/kev`)).rejects.toEqual(rejection("the limit is 64 MiB."));
    expect(sent).toBeLessThan(2 * MAXIMUM_BYTES);
  });

  it("gives up when the time is over", async () => {
    await using server = await serve((_, response) => response.writeHead(200).write("{"));
    const job = { source: `${server.url}/kev`, databaseUrl: NOWHERE };
    await expect(readAddressSource(job, { timeoutMs: 50 })).rejects.toEqual(rejection("did not answer within 0.05 s."));
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    await using server = await serve((_, response) => {
      response.writeHead(200).write("{");
      controller.abort(new Error("stop"));
    });
    await expect(read(`${server.url}/kev`, controller.signal)).rejects.toThrow("stop");
  });

  it.each(["ftp://127.0.0.1/kev", "file:///etc/passwd", "http://"])("refuses %s", async (source) => {
    await expect(read(source)).rejects.toEqual(rejection("Only addresses that start with https:// or http://"));
  });

  it("tells when nobody answers", async () => {
    const server = await serve(() => undefined);
    await server[Symbol.asyncDispose]();
    await expect(read(`${server.url}/kev`)).rejects.toEqual(rejection("/kev cannot be read (ECONNREFUSED)."));
  });
});

async function serve(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
