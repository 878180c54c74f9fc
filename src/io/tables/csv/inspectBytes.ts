import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { TextDecoder } from "node:util";

/** What the bytes of a text file tell. */
export interface ByteFacts {
  /** Of all bytes, in hex; to be asked for at the end. */
  sha256(): string;
  readonly bytes: number;
  readonly bom: boolean;
  readonly crlf: boolean;
}

/** Thrown for bytes that are not UTF-8. */
export class NotUtf8Error extends Error {
  override readonly name = "NotUtf8Error";

  constructor(readonly line: number) {
    super(`line ${String(line)} is not UTF-8; save the file as CSV in UTF-8`);
  }
}

const NEWLINE = 10;

/** Passes a file's bytes on and looks at them on their way: hash, encoding, byte order mark, line ends. */
export function inspectBytes(): { stream: Transform; facts: ByteFacts } {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const seen = { bytes: 0, lines: 1, bom: false, crlf: false };
  const inspect = (chunk: Buffer): void => {
    if (seen.bytes === 0)
      seen.bom = chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    seen.bytes += chunk.length;
    hash.update(chunk);
    seen.crlf ||= chunk.includes("\r\n");
    assertUtf8(chunk, utf8, seen.lines);
    seen.lines += countLines(chunk);
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        inspect(chunk);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      try {
        utf8.decode();
        done();
      } catch {
        done(new NotUtf8Error(seen.lines));
      }
    },
  });
  let digest: string | null = null;
  const facts: ByteFacts = {
    sha256: () => (digest ??= hash.digest("hex")),
    get bytes() {
      return seen.bytes;
    },
    get bom() {
      return seen.bom;
    },
    get crlf() {
      return seen.crlf;
    },
  };
  return { stream, facts };
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  let at = chunk.indexOf(NEWLINE);
  while (at >= 0) {
    lines++;
    at = chunk.indexOf(NEWLINE, at + 1);
  }
  return lines;
}

/** @throws NotUtf8Error */
function assertUtf8(chunk: Buffer, utf8: TextDecoder, line: number): void {
  try {
    utf8.decode(chunk, { stream: true });
  } catch {
    const good = chunk.toString("utf8").split("\ufffd", 1)[0] ?? "";
    throw new NotUtf8Error(line + good.split("\n").length - 1);
  }
}
