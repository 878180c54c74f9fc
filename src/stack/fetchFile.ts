import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Thrown for a file that could not be fetched whole. */
export class FetchError extends Error {
  constructor(
    readonly url: string,
    why: string,
    options?: ErrorOptions,
  ) {
    super(`${url}: ${why}`, options);
    this.name = "FetchError";
  }
}

/** A vendor that cannot be reached is given up after this long. */
const REACH_MS = 3000;

/**
 * Whether an address can be fetched from here, found out in at most three seconds.
 * @throws FetchError saying why not
 */
export async function assertReachable(url: string): Promise<void> {
  const signal = AbortSignal.timeout(REACH_MS);
  const answer = await fetch(url, { method: "HEAD", signal }).catch(
    (error: unknown) => {
      throw new FetchError(url, "cannot be reached from here", {
        cause: error,
      });
    },
  );
  if (!answer.ok) throw new FetchError(url, `answers ${answer.status}`);
}

/** A checksum as its vendor publishes it. */
export interface Checksum {
  readonly algorithm: "sha256" | "sha512" | "sha1";
  readonly hex: string;
}

/** Reads `HEX` or `HEX  FILE`. */
export function checksum(
  algorithm: Checksum["algorithm"],
  text: string,
): Checksum {
  return { algorithm, hex: (text.trim().split(/\s/)[0] ?? "").toLowerCase() };
}

/**
 * Fetches a file under a temporary name, compares its checksum with the vendor's, keeps the checksum beside it
 * (`FILE.sha256` and so on) and gives it its name only then.
 * @throws FetchError where it cannot be reached, breaks off or differs from its checksum
 */
export async function fetchFile(
  url: string,
  path: string,
  expected: Checksum,
): Promise<void> {
  const part = `${path}.part`;
  try {
    const found = await download(url, part, expected.algorithm);
    if (found !== expected.hex)
      throw new FetchError(
        url,
        `has checksum ${found}, its vendor says ${expected.hex}; nothing was kept`,
      );
    await writeFile(`${path}.${expected.algorithm}`, `${found}\n`);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/** Fetches a small text, such as a checksum. */
export async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new FetchError(url, `answers ${answer.status}`);
  return answer.text();
}

/** @returns the checksum of what was written */
async function download(
  url: string,
  part: string,
  algorithm: Checksum["algorithm"],
): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok || answer.body === null)
    throw new FetchError(url, `answers ${answer.status}`);
  const hash = createHash(algorithm);
  let bytes = 0;
  const digest = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    Readable.fromWeb(answer.body),
    digest,
    createWriteStream(part),
  ).catch((error: unknown) => {
    throw new FetchError(url, `broke off after ${bytes} bytes`, {
      cause: error,
    });
  });
  const length = answer.headers.get("content-length");
  if (length !== null && Number(length) !== bytes)
    throw new FetchError(url, `broke off after ${bytes} of ${length} bytes`);
  return hash.digest("hex");
}
