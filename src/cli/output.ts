/** Where a command writes: results to stdout, progress and logs to stderr, so that --json stays clean. */
export interface Output {
  readonly json: boolean;
  /** A line of the result; left out under --json. */
  print(line: string): void;
  /** The result as one document; only under --json. */
  document(value: unknown): void;
  /** A line for the person who waits. */
  note(line: string): void;
  /** Rewrites the last line on a terminal; elsewhere prints it now and then. */
  progress(line: string): void;
}

/** The streams and the clock that an output writes with. */
export interface OutputStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
  };
  /** @unit ms */
  now(): number;
}

/** Elsewhere than on a terminal progress is a line each, so it comes seldom. */
const PLAIN_EVERY_MS = 5000;

const OWN: OutputStreams = {
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => Date.now(),
};

/** Writes to this process's own streams, or to others. */
export function createOutput(
  json: boolean,
  { stdout, stderr, now }: OutputStreams = OWN,
): Output {
  let last = "";
  let open = false;
  let lastAt = -Infinity;
  const note = (line: string): void => {
    stderr.write(`${open ? "\n" : ""}${line}\n`);
    open = false;
  };
  const plain = (line: string): void => {
    if (now() - lastAt < PLAIN_EVERY_MS) return;
    lastAt = now();
    last = line;
    note(line);
  };
  return {
    json,
    print: (line) => {
      if (!json) stdout.write(`${line}\n`);
    },
    document: (value) => {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    note,
    progress: (line) => {
      if (line === last) return;
      if (!stderr.isTTY) return plain(line);
      last = line;
      // A line that wraps could not be rewritten.
      const width = (stderr.columns || Infinity) - 1;
      stderr.write(`\r\u001b[2K${line.slice(0, width)}`);
      open = true;
    },
  };
}
