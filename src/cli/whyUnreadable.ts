const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file; give the path of one that is there",
  ENOTDIR: "there is no such file; give the path of one that is there",
  EISDIR: "it is a folder; name a file",
  EACCES: "you may not read it; have it made readable to you",
};

/** Why a file could not be read, and what to do, from what the system says of it. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return REASONS[code] ?? error.message;
}
