import { execFile } from "node:child_process";

/** Thrown for a command that failed, with the end of what it printed. */
export class CommandFailedError extends Error {
  constructor(command: string, printed: string, options?: ErrorOptions) {
    const tail = printed.trim().split("\n").slice(-12).join("\n    ");
    super(`${command} failed: ${tail}`, options);
    this.name = "CommandFailedError";
  }
}

/** How a command is run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
}

/**
 * Runs a command to its end and returns what it printed, both streams.
 * @throws CommandFailedError
 */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { cwd, env, timeoutMs = 0 } = options;
  return new Promise((resolve, reject) => {
    const end = (): void => void child.kill();
    const child = execFile(
      command,
      args,
      {
        ...(cwd === undefined ? {} : { cwd }),
        env: { ...process.env, ...env },
        timeout: timeoutMs,
        maxBuffer: 64 << 20,
      },
      (error, stdout, stderr) => {
        process.off("exit", end);
        const printed = `${stdout}${stderr}`;
        if (error === null) resolve(printed);
        else
          reject(
            new CommandFailedError(
              [command, ...args].join(" ").slice(0, 200),
              printed.trim() === "" ? error.message : printed,
              { cause: error },
            ),
          );
      },
    );
    // A download or a build does not go on once nobody waits for it.
    process.once("exit", end);
    child.stdin?.end();
  });
}
