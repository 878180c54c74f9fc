/** Where a command writes: results to stdout, progress and logs to stderr, so that --json stays clean. */
export interface Output {
  readonly json: boolean;
  /** A line of the result; left out under --json. */
  print(line: string): void;
  /** The result as one document; only under --json. */
  document(value: unknown): void;
  /** A line for the person who waits. */
  note(line: string): void;
  /** Rewrites the last line on a terminal; elsewhere prints it when it changed. */
  progress(line: string): void;
}

/** Writes to this process's own streams. */
export function createOutput(json: boolean): Output {
  const terminal = process.stderr.isTTY;
  let last = "";
  let open = false;
  const note = (line: string) => {
    if (open) process.stderr.write("\n");
    open = false;
    process.stderr.write(`${line}\n`);
  };
  return {
    json,
    print: (line) => {
      if (!json) process.stdout.write(`${line}\n`);
    },
    document: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    note,
    progress: (line) => {
      if (line === last) return;
      last = line;
      if (!terminal) return note(line);
      process.stderr.write(`\r\u001b[2K${line}`);
      open = true;
    },
  };
}
