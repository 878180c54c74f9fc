import { run } from "../stack/run.js";

/** Whether a file of the checkout is as git's last commit has it; false where git cannot tell. */
export async function asCommitted(
  checkout: string,
  file: string,
): Promise<boolean> {
  const git = (...args: string[]) => run("git", args, { cwd: checkout });
  try {
    await git("ls-files", "--error-unmatch", "--", file);
    await git("diff", "--quiet", "HEAD", "--", file);
    return true;
  } catch {
    return false;
  }
}
