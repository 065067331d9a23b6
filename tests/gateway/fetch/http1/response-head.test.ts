import { parseHead } from "../../../../gateway/fetch/http1/response-head";
import { BrokenResponse } from "../../../../gateway/fetch/http1/broken-response";

const head = (...lines: string[]): string => lines.join("\r\n");
const OK = "HTTP/1.1 200 OK";

describe("parseHead", () => {
  it("reads what the gateway needs", () => {
    const text = head(OK, "Content-Type: application/json", "CONTENT-LENGTH:  12 ", "Keep-Alive: timeout=5, max=10");
    expect(parseHead(text)).toEqual({
      status: 200,
      framing: "counted",
      length: 12,
      keepsOpen: true,
      idleMs: 5_000,
      contentType: "application/json",
      contentEncoding: undefined,
    });
  });

  it.each([
    ["a counted body", head(OK, "content-length: 0"), "counted"],
    ["a chunked body", head(OK, "transfer-encoding: Chunked"), "chunked"],
    ["a body that ends with the connection", OK, "until-close"],
    ["no body for 204", head("HTTP/1.1 204 No Content", "content-length: 5"), "none"],
    ["no body for 304", "HTTP/1.1 304", "none"],
    ["no body for an interim response", "HTTP/1.1 103 Early Hints", "none"],
  ])("finds %s", (_, text, framing) => {
    expect(parseHead(text)).toMatchObject({ framing });
  });

  it.each([
    ["the server says close", head(OK, "content-length: 1", "connection: Close"), false],
    ["close is one of several", head(OK, "content-length: 1", "connection: foo,close", "connection: bar"), false],
    ["the body ends with the connection", OK, false],
    ["the server is of HTTP/1.0", head("HTTP/1.0 200 OK", "content-length: 1", "connection: keep-alive"), false],
    ["nothing speaks against it", head(OK, "content-length: 1", "connection: closed"), true],
  ])("decides whether the connection stays when %s", (_, text, keepsOpen) => {
    expect(parseHead(text)).toMatchObject({ keepsOpen });
  });

  it("takes the text beyond ASCII of a field as it is", () => {
    expect(parseHead(head("HTTP/1.1 200 \u00e9", "x-name: \u00fc\u00ff", "content-length: 3"))).toMatchObject({
      length: 3,
    });
  });

  it.each([
    ["garbage for a status line", "garbage"],
    ["HTTP/0.9", "<html>"],
    ["another protocol", "HTTP/2 200"],
    ["another major version", "HTTP/2.0 200 OK"],
    ["a version of two digits", "HTTP/1.10 200 OK"],
    ["a status of two digits", "HTTP/1.1 20 OK"],
    ["a status of four digits", "HTTP/1.1 2000 OK"],
    ["a status beyond 599", "HTTP/1.1 600 Unheard"],
    ["a status without a space", "HTTP/1.1200 OK"],
    ["a switch of protocols", head("HTTP/1.1 101 Switching Protocols", "upgrade: h2c")],
    ["a NUL in the status line", "HTTP/1.1 200 O\0K"],
    ["a NUL in a name", head(OK, "x\0y: 1")],
    ["a NUL in a value", head(OK, "x: a\0b")],
    ["a line feed alone", head(OK, "x: a\ncontent-length: 1")],
    ["a carriage return alone", head(OK, "x: a\rcontent-length: 1")],
    ["a folded line", head(OK, "x: a", " content-length: 1")],
    ["a space before the colon", head(OK, "content-length : 1")],
    ["a line without a colon", head(OK, "content-length 1")],
    ["a field without a name", head(OK, ": 1")],
    ["two lengths", head(OK, "content-length: 1", "content-length: 2")],
    ["the same length twice", head(OK, "content-length: 1", "Content-Length: 1")],
    ["a list of lengths", head(OK, "content-length: 1, 1")],
    ["a negative length", head(OK, "content-length: -1")],
    ["a length with a sign", head(OK, "content-length: +1")],
    ["a hexadecimal length", head(OK, "content-length: 0x10")],
    ["an empty length", head(OK, "content-length:")],
    ["a length beyond every number", head(OK, `content-length: ${"9".repeat(40)}`)],
    ["a length beside chunks", head(OK, "content-length: 1", "transfer-encoding: chunked")],
    ["chunks beside a length", head(OK, "transfer-encoding: chunked", "content-length: 1")],
    ["an unknown transfer coding", head(OK, "transfer-encoding: gzip")],
    ["two transfer codings", head(OK, "transfer-encoding: gzip, chunked")],
    ["chunks of chunks", head(OK, "transfer-encoding: chunked", "transfer-encoding: chunked")],
    ["a transfer coding that only looks like chunked", head(OK, "transfer-encoding: xchunked")],
    ["chunks over HTTP/1.0", head("HTTP/1.0 200 OK", "transfer-encoding: chunked")],
    ["a bad length where there is no body", head("HTTP/1.1 204 No Content", "content-length: x")],
  ])("refuses %s", (_, text) => {
    expect(() => parseHead(text)).toThrow(BrokenResponse);
  });
});
