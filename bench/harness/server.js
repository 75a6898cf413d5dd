// Serves each measured app beneath its name, and the answers that the harness swaps.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** `apps` maps names to folders. */
export async function serve(apps) {
  const answers = new Map();
  const asked = new Map();
  const files = new Map();

  function file(app, path) {
    const name = join(apps[app], normalize(`/${path}`));
    if (!files.has(name)) {
      files.set(name, brotliCompressSync(readFileSync(name)));
    }
    return { body: files.get(name), type: TYPES[extname(name)] ?? "application/octet-stream" };
  }

  const server = createServer((request, response) => {
    const [, first, ...rest] = decodeURIComponent(new URL(request.url, "http://localhost").pathname).split("/");
    const path = rest.join("/");
    if (first === "feed" && answers.has(path)) {
      const body = answers.get(path);
      asked.set(path, (asked.get(path) ?? 0) + 1);
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store", "content-length": body.length });
      response.end(body);
      return;
    }
    try {
      const { body, type } = file(first, path);
      response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    /** Name of a feed: its answer. */
    answers,
    /** Name of a feed: how often it was asked for. */
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    }
  };
}
