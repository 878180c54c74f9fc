import { createHash, randomUUID } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { cached } from "../../../src/stack/cached.js";
import {
  assertReachable,
  checksum,
  fetchFile,
} from "../../../src/stack/fetchFile.js";

const CONTENT = "a program of some length";
const SUM = createHash("sha256").update(CONTENT).digest("hex");

/** A vendor: one whole file, one that breaks off. */
const vendor = createServer((request, response) => {
  const whole = request.url === "/whole";
  if (!whole && request.url !== "/broken") {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-length": CONTENT.length });
  if (request.method === "HEAD") response.end();
  else if (whole) response.end(CONTENT);
  else response.write(CONTENT.slice(0, 5), () => response.destroy());
});
let address = "";
let folder = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    vendor.listen(0, "127.0.0.1", resolve);
  });
  const { port } = vendor.address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
});
afterAll(() => vendor.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "histoclaim-fetch-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("fetches a whole file and keeps its checksum beside it", async () => {
  const file = join(folder, "program");
  await fetchFile(
    `${address}/whole`,
    file,
    checksum("sha256", `${SUM}  program`),
  );
  expect(readFileSync(file, "utf8")).toBe(CONTENT);
  expect(readFileSync(`${file}.sha256`, "utf8").trim()).toBe(SUM);
});

it("keeps nothing of a file that differs from its checksum", async () => {
  const other = checksum("sha256", "0".repeat(64));
  const fetched = fetchFile(`${address}/whole`, join(folder, "program"), other);
  await expect(fetched).rejects.toThrow(/checksum .* nothing was kept/);
  expect(readdirSync(folder)).toEqual([]);
});

it("keeps nothing of a file that breaks off", async () => {
  const expected = checksum("sha256", SUM);
  const fetched = fetchFile(`${address}/broken`, join(folder, "p"), expected);
  await expect(fetched).rejects.toThrow(/broke off after/);
  expect(readdirSync(folder)).toEqual([]);
});

it("says of a vendor that it cannot be reached, or has no such file", async () => {
  await expect(assertReachable(`${address}/none`)).rejects.toThrow("404");
  // Port 1 of this machine has no server.
  const closed = assertReachable("http://127.0.0.1:1/x");
  await expect(closed).rejects.toThrow("cannot be reached");
  await assertReachable(`${address}/whole`);
});

it("fills a folder of the cache once, for all who ask at once", async () => {
  let fills = 0;
  const lines: string[] = [];
  const ask = (): Promise<string> =>
    cached({
      cache: folder,
      name: "program-1",
      doing: "downloads the program",
      log: (line) => lines.push(line),
      fill: (aside) => {
        fills += 1;
        writeFileSync(join(aside, "program"), CONTENT);
        return Promise.resolve();
      },
    });
  // The second waits for the first by polling each second.
  const [one, two] = await Promise.all([ask(), ask()]);
  expect(one).toBe(two);
  expect(fills).toBe(1);
  expect(readdirSync(folder)).toEqual(["program-1"]);
  expect(lines[1]).toMatch(/^downloads the program: \d+\.\d s$/);
});

it("leaves no half of a folder whose filling failed, and fills it the next time", async () => {
  const ask = (fill: (aside: string) => Promise<void>): Promise<string> =>
    cached({
      cache: folder,
      name: "p",
      doing: "builds",
      log: () => undefined,
      fill,
    });
  const failed = ask((aside) => {
    writeFileSync(join(aside, "half"), "");
    return Promise.reject(new Error("disk full"));
  });
  await expect(failed).rejects.toThrow("disk full");
  expect(readdirSync(folder)).toEqual([]);
  const whole = await ask((aside) => {
    writeFileSync(join(aside, "whole"), "");
    return Promise.resolve();
  });
  expect(readdirSync(whole).sort()).toEqual(["SHA256SUMS", "whole"]);
});

it("keeps the checksum of every file that it fills a folder with", async () => {
  const whole = await cached({
    cache: folder,
    name: "p",
    doing: "builds",
    log: () => undefined,
    fill: (aside) => {
      mkdirSync(join(aside, "lib"));
      writeFileSync(join(aside, "lib", "program"), CONTENT);
      return Promise.resolve();
    },
  });
  const sums = readFileSync(join(whole, "SHA256SUMS"), "utf8");
  expect(sums).toBe(`${SUM}  ${join("lib", "program")}\n`);
});

it("removes what a filling left that was ended by force, and nothing else", async () => {
  const left = `p.${randomUUID()}.part`;
  const other = `p.1.${randomUUID()}.part`;
  for (const name of [left, other]) mkdirSync(join(folder, name));
  await cached({
    cache: folder,
    name: "p",
    doing: "builds",
    log: () => undefined,
    fill: () => Promise.resolve(),
  });
  expect(readdirSync(folder).sort()).toEqual(["p", other].sort());
});
